import { after, asRow, type Made, type MadeRow, rowOf } from '@linli/kit/world';
import type { AbilityAssessment } from './ability-assessment.model.ts';
import { abilityItems } from './ability.scale.ts';
import { publish, record, sign, start, turn } from './assessment.rules.ts';
import { draftPlan, startPlan } from './care.rules.ts';
import { usual } from './care-settings.rules.ts';
import type { Canteen } from './canteen.model.ts';
import type { CarePlan } from './care-plan.model.ts';
import type { ElderProfile } from './elder-profile.model.ts';
import { brought, profiled } from './elder.rules.ts';
import { openCanteen, publishMenu } from './meal.rules.ts';

// A made-up town by the regulation: what is made here is what people could have registered.

/** A resident of sixty and more, as population made them. */
export interface ElderWanted extends Made {
  readonly resident: string;
  readonly ageBand: string;
  readonly livesAlone: boolean;
}

/** Rows by collection. */
export interface MadeElder {
  readonly people: readonly MadeRow[];
  readonly elders: readonly MadeRow[];
  readonly abilityAssessments: readonly MadeRow[];
  readonly carePlans: readonly MadeRow[];
}

const assessors = ['world-assessor-1', 'world-assessor-2'] as const;
const DAY = 86_400_000;
const ASSESSED = 0.4;

const by = (id: string, now: Date) => ({ viewer: { id }, now });

/** Somebody's items: most do well, the very old less. */
const answersOf = ({ maker, ageBand }: ElderWanted) => {
  const hard = ageBand === 'AGE_80_89' || ageBand === 'AGE_90_UP' ? 0.5 : 0.2;
  const isFrail = maker.happens(hard);
  return abilityItems.map(({ code: item, max }) => ({
    item,
    score: isFrail && maker.happens(0.6) ? maker.between(0, max) : max,
  }));
};

/** Assessed by two, published, and contested by nobody. */
function assessmentOf(wanted: ElderWanted): MadeRow {
  const { resident: elder, at } = wanted;
  const of = { resident: elder, elder };
  const input = { elder, reason: 'FIRST', assessors } as const;
  const begun = rowOf(wanted, start(input, of, { viewer: { id: assessors[0] }, isUnderWay: false }));
  const next = (row: MadeRow, rule: (now: AbilityAssessment) => ReturnType<typeof turn>): MadeRow =>
    after<AbilityAssessment>(row, rule(asRow<AbilityAssessment>(row)));
  const settings = { ...usual, version: 0 };
  const recorded = next(begun, (row) => record(row, { answers: answersOf(wanted) }, by(assessors[0], at)));
  const signed = assessors.reduce((made, id) => next(made, (row) => sign(row, by(id, at), settings)), recorded);
  const published = next(signed, (row) => publish(row, by('world-lead', at), usual));
  return next(published, (row) => turn(row, new Date(at.getTime() + usual.appealDays * DAY)));
}

/** Who is worse off than others has a plan. */
function planOf(wanted: ElderWanted, level: number): MadeRow {
  const { resident: elder, at } = wanted;
  const lines = [{ kind: 'VISIT' as const, everyDays: level > 2 ? 3 : 7 }];
  const drafted = rowOf(wanted, draftPlan(lines, { resident: elder, elder }, level));
  return after<CarePlan>(drafted, startPlan(asRow<CarePlan>(drafted), false, at));
}

/** What elderly care knows of a made-up resident: the facts, the profile, and for some an assessment and a plan. */
export function elderOf(wanted: ElderWanted): MadeElder {
  const { resident: id, ageBand: band, livesAlone: alone, maker } = wanted;
  const facts = { status: 'PRESENT', band, alone, into: null } as const;
  const person: MadeRow = { ...rowOf(wanted, { set: { ...facts, said: 1 } }), id };
  const blank: MadeRow = { ...rowOf(wanted, profiled(facts, 'FACT')), id };
  const assessment = maker.happens(ASSESSED) ? assessmentOf(wanted) : null;
  const level = assessment ? (asRow<AbilityAssessment>(assessment).level ?? null) : null;
  const elder = after<ElderProfile>(blank, brought(asRow<ElderProfile>(blank), facts, level));
  return {
    people: [person],
    elders: [elder],
    abilityAssessments: assessment ? [assessment] : [],
    carePlans: level !== null && level > 1 ? [planOf(wanted, level)] : [],
  };
}

export interface KitchenWanted extends Made {
  readonly name: string;
  /** Where its community points stand. */
  readonly points: readonly string[];
  /** The day of its menu. */
  readonly day: string;
}

/** A kitchen, its community points, and what it cooks for lunch. */
export function kitchenOf(wanted: KitchenWanted) {
  const { name, points, day, at, place } = wanted;
  const cooks = rowOf(wanted, openCanteen({ place, name: `${name}中央厨房`, kind: 'KITCHEN' }, null));
  const kitchen = asRow<Canteen>(cooks);
  const input = { place, name: `${name}助餐点`, kind: 'COMMUNITY_POINT', kitchen: cooks.id } as const;
  const dishes = ['红烧鲫鱼', '清炒时蔬', '番茄蛋汤'];
  const menu = { kitchen: cooks.id, day, meal: 'LUNCH', dishes, price: 1_500 } as const;
  return {
    canteens: [cooks, ...points.map((point) => rowOf({ ...wanted, place: point }, openCanteen(input, kitchen)))],
    menus: [rowOf(wanted, publishMenu(menu, kitchen, { now: at, isTwice: false }))],
  } satisfies Readonly<Record<string, readonly MadeRow[]>>;
}
