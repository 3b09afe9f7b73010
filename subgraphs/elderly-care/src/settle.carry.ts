import { type Collection, type Context, type Decision, type Row, type Where, placeOf } from '@linli/kit';
import type { EventType } from '@linli/contract';
import { assessments } from './ability-assessment.model.ts';
import { alerts } from './alert.model.ts';
import { plans } from './care-plan.model.ts';
import { careTasks } from './care-task.model.ts';
import { contacts } from './elder-contact.model.ts';
import { bringProfile } from './elder.carry.ts';
import { groupOf, rootOf } from './group.ts';
import { meals } from './meal-order.model.ts';
import type { Endable, OfElder } from './of-elder.ts';
import { people, type Person } from './person.model.ts';
import { answers } from './satisfaction-answer.model.ts';
import { orders } from './service-order.model.ts';

/** A row of any of these. */
export type OwnedRow = Row & OfElder & { readonly state?: string };

type Owned = Collection<OwnedRow>;

// All of these have a resident they were made for, and an elder whose they are now.
export const owned = [
  contacts,
  assessments,
  plans,
  careTasks,
  alerts,
  meals,
  orders,
  answers,
] as unknown as readonly Owned[];

const ROUND = { limit: 200 };

/** What was made for any record of this person is theirs, and no more of the others that were around. */
async function claim({ open }: Context, group: readonly string[], around: readonly string[]): Promise<void> {
  const [root = ''] = group;
  const others = around.filter((id) => id !== root);
  if (others.length === 0) return;
  for (const source of owned) {
    for (;;) {
      const rows = await open(source).some({ resident: group, elder: others } as Where<OwnedRow>, ROUND);
      for (const { id } of rows) await open(source).amend(id, () => ({ set: { elder: root } }));
      if (rows.length < ROUND.limit) break;
    }
  }
}

/** What ends when the person goes: where it is live, and how it is called when it ended. */
interface Follower {
  readonly source: Collection<Row & Endable & { readonly state: string }>;
  readonly live: readonly string[];
  readonly ended: string;
  readonly event: EventType;
}

const follower = (source: unknown, live: readonly string[], ended: string, event: EventType): Follower => ({
  source: source as Follower['source'],
  live,
  ended,
  event,
});

const followers: readonly Follower[] = [
  follower(plans, ['DRAFT', 'ACTIVE'], 'ENDED', 'care-plan.ended'),
  follower(careTasks, ['TODO', 'DOING'], 'CANCELLED', 'care-task.cancelled'),
  follower(meals, ['PLACED'], 'CANCELLED', 'meal.cancelled'),
  follower(orders, ['PLACED', 'ACCEPTED'], 'CANCELLED', 'service-order.cancelled'),
];

type Ended = Row & Endable & { readonly state: string };

const GONE = 'GONE';

const moved = (row: Row, place: string): { readonly moveTo?: string } =>
  placeOf(row) === place ? {} : { moveTo: place };

/** Live things end with the person, come back when that was undone, and lie where the person lives. */
function followed(row: Ended, { live, ended, event }: Follower, to: Person): Decision<Ended> | null {
  const isHere = to.status === 'PRESENT';
  const isLive = live.includes(row.state);
  const place = moved(row, placeOf(to));
  if (isLive && !isHere)
    return {
      set: { state: ended, cause: GONE, was: row.state },
      event: { type: event, data: { elder: row.elder } },
      ...place,
    };
  if (isHere && row.cause === GONE)
    return { set: { state: row.was ?? live[0] ?? ended, cause: null, was: null }, ...place };
  return isLive && place.moveTo ? { set: {}, ...place } : null;
}

async function follow({ open }: Context, person: Person): Promise<void> {
  for (const each of followers) {
    const asked = { elder: person.id, state: [...each.live, each.ended] } as Where<Ended>;
    for (const { id } of await open(each.source).some(asked, { limit: 500 }))
      await open(each.source).amend(id, (row) => followed(row, each, person));
  }
  const kept = [contacts, assessments] as unknown as readonly Owned[];
  for (const source of kept)
    for (const row of await open(source).some({ elder: person.id } as Where<OwnedRow>, { limit: 500 }))
      if (placeOf(row) !== placeOf(person))
        await open(source).amend(row.id, () => ({ set: {}, moveTo: placeOf(person) }));
}

/**
 * Brings everything of some people in line with what is known of them. It reads facts alone and not what happened last,
 * so that it does not matter in which order, or how often, the facts were heard.
 */
export async function settleAround(context: Context, ids: readonly string[]): Promise<void> {
  const roots = [...new Set(await Promise.all(ids.map((id) => rootOf(context, id))))];
  const groups = await Promise.all(roots.map((root) => groupOf(context, root)));
  const around = [...new Set([...ids, ...groups.flat()])];
  for (const group of groups) {
    await claim(context, group, around);
    const [root, ...merged] = await context.open(people).findMany(group);
    for (const person of merged) if (person) await bringProfile(context, person);
    if (!root) continue;
    await follow(context, root);
    await bringProfile(context, root);
  }
}
