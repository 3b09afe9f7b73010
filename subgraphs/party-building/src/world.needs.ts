import type { Decision } from '@linli/kit';
import { after, asRow, type Made, type MadeRow, rowOf } from '@linli/kit/world';
import type { Claim } from './claim.model.ts';
import { settle, take } from './claim.rules.ts';
import type { Need } from './need.model.ts';
import { type Actor, begin, claim, confirm, finish, post } from './need.rules.ts';
import type { NeedKind } from './schema.types.ts';

const DAY = 86_400_000;

const asked = {
  REPAIR: ['修厨房水管', '厨房水管漏水,请帮忙看看'],
  COMPANY: ['陪同就医', '老人复诊需要有人陪同'],
  ERRAND: ['代取快递', '腿脚不便,请代取快递'],
  TUTORING: ['课后辅导', '孩子放学后无人辅导'],
  ENVIRONMENT: ['清理楼道', '楼道杂物较多,请帮忙清理'],
} as const satisfies Partial<Readonly<Record<NeedKind, readonly [string, string]>>>;

const weights = { REPAIR: 30, COMPANY: 25, ERRAND: 20, TUTORING: 10, ENVIRONMENT: 15 } as const;

/** Who asks and who helps, by their logins. */
export interface Neighbours {
  readonly poster: string;
  readonly helper: string;
}

const may = new Set(['need.post', 'need.claim'] as const);
const actor = (id: string, now: Date): Actor => ({ viewer: { id, permissions: may }, now });

interface Answered {
  readonly need: MadeRow;
  readonly claim: MadeRow | null;
}

function answered(row: MadeRow, { poster, helper }: Neighbours, { maker, at }: Made): Answered {
  const done = new Date(at.getTime() + maker.between(1, 5) * DAY);
  const viewer = { id: helper, roles: ['volunteer'] as const };
  const taken = take({ need: row.id, as: 'VOLUNTEER', org: null, isMember: false, viewer, now: at });
  const held = rowOf({ place: row.place, at, maker }, taken);
  const steps: readonly ((need: Need) => Decision<Need>)[] = [
    (need) => claim(need, held.id, actor(helper, at)),
    (need) => begin(need, actor(helper, at)),
    (need) => finish(need, '已办妥', actor(helper, done)),
    (need) => confirm(need, maker.between(3, 5), actor(poster, done)),
  ];
  return {
    need: steps.reduce((each, step) => after(each, step(asRow<Need>(each))), row),
    claim: after(held, settle(asRow<Claim>(held), 'DONE', done)),
  };
}

/** Something a neighbour asked for within the last days, answered or still waiting. */
export function needOf(made: Made, neighbours: Neighbours, now: Date): Answered {
  const { maker, place } = made;
  const kind = maker.weighted(weights);
  const [title, description] = asked[kind];
  const told = { place, kind, title, description, contactName: maker.name(), contactPhone: maker.phone() };
  const row = rowOf(made, post(told, actor(neighbours.poster, made.at)));
  // What is younger than a week may still wait.
  const isOld = now.getTime() - made.at.getTime() > 7 * DAY;
  return isOld ? answered(row, neighbours, made) : { need: row, claim: null };
}
