import { newId } from '@linli/kit';
import { systemViewer } from '@linli/kit/inside';
import { histories, type Told, town } from '@linli/testkit';
import { alerts } from '../src/alert.model.ts';
import { plans } from '../src/care-plan.model.ts';
import { careTasks } from '../src/care-task.model.ts';
import { contacts } from '../src/elder-contact.model.ts';
import { subgraph } from '../src/index.ts';
import { meals } from '../src/meal-order.model.ts';
import { castOf, COMMUNITY, GRID, NEXT_GRID } from './people.ts';

import.meta.jest.setTimeout(90_000);
const made = town(subgraph);
const cast = castOf(made);

type Said = readonly [type: string, data?: object];

/** What population says of one resident, in its order. */
const story = (subject: string, ...said: readonly Said[]): readonly Told[] =>
  said.map(([type, data = {}], at) => ({
    type: `resident.${type}`,
    subject,
    jurisdiction: GRID,
    version: at + 1,
    data: data as Record<string, string>,
  }));

const of = (ageBand: string, livesAlone: boolean) => ({ ageBand, livesAlone });
const old = of('AGE_80_89', true);

const live = (who: string) => ({ resident: who, elder: who, place: GRID });

/** Each has a plan, a task, a meal tomorrow and a contact, made before anything more is said. */
async function begin(): Promise<void> {
  for (const who of ['r1', 'r2', 'r3', 'r4']) {
    await made.given(plans, { ...live(who), state: 'ACTIVE', lines: [] });
    await made.given(careTasks, {
      ...live(who),
      kind: 'VISIT',
      state: 'TODO',
      dueAt: new Date('2026-04-01T00:00:00Z'),
    });
    await made.given(contacts, { ...live(who), name: '王小花', phone: '13800138000', relation: 'CHILD' });
    await made.given(meals, {
      ...live(who),
      canteenId: 'c',
      kitchenId: 'k',
      menuId: 'm',
      day: '2026-03-03',
      meal: 'LUNCH',
      toHome: false,
      state: 'PLACED',
      base: 1500,
      subsidy: 0,
      price: 1500,
      watched: false,
    });
  }
  const { engine } = made.running();
  const system = engine.contextFor({ viewer: systemViewer('given'), requestId: newId() });
  const raised = {
    resident: 'r3',
    elder: 'r3',
    kind: 'SOS',
    state: 'RAISED',
    isOpen: true,
    step: 'WORKER',
    dueAt: null,
    unanswered: false,
    clocks: [],
    raisedAt: made.clock.now(),
  } as const;
  await engine.within(system, ({ open }) =>
    open(alerts).insertMany(['a1', 'a2'].map((id) => ({ id, place: GRID, decision: { set: raised } }))),
  );
}

/** What cases says of the case of an alert. */
const ofCase = (type: string, subject: string, data: Record<string, string> = {}): Told => ({
  type: `case.${type}`,
  subject,
  jurisdiction: COMMUNITY,
  data,
});

const ALL = `{
  alerts(first: 9) { nodes { state isOpen case { id } } }
  elderProfiles(first: 50) { nodes { id state ageBand livesAlone watchLevel gridCode contacts { relation }
    carePlan { state } careTasks(first: 9) { nodes { state } } meals(first: 9) { nodes { state } } } }
  carePlans(first: 50) { nodes { state elder { id } } }
  careTasks(first: 50) { nodes { state elder { id } } }
  mealOrders(first: 50) { nodes { state elder { id } } }
}`;

const sorted = (rows: readonly unknown[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();

/** Rows as people see them, without ids and in one order. */
async function state(): Promise<unknown> {
  const lead = made.person({ at: COMMUNITY, roles: ['community-lead'] });
  const { data } = await lead.answers(ALL);
  const seen = Object.entries(data as Record<string, { nodes: unknown[] }>);
  const stats = `{ _entities(representations: [{ __typename: "Jurisdiction", code: "${COMMUNITY}" }]) {
    ... on Jurisdiction { elderlyStats { elders60 elders80 elders80Alone watched mealsToday } } } }`;
  return [seen.map(([name, { nodes }]) => [name, sorted(nodes)]), (await cast.lead.asks(stats))._entities];
}

describe('what is heard of residents', () => {
  histories(made, {
    begin,
    state,
    unreceipted: true,
    runs: 3,
    stories: [
      // Two records that are one person, parted, and one again; the one that goes on moves and dies.
      story(
        'r1',
        ['registered', old],
        ['merged', { from: 'r1', into: 'r2' }],
        ['unmerged', { from: 'r1', into: 'r2' }],
        ['merged', { from: 'r1', into: 'r2' }],
      ),
      story(
        'r2',
        ['registered', of('AGE_70_79', false)],
        ['moved', { from: GRID, to: NEXT_GRID, ...of('AGE_70_79', false) }],
        ['aged', old],
        ['deceased'],
      ),
      // A death that was none, and a company that changes.
      story('r3', ['registered', old], ['deceased'], ['death-undone', old], ['alone-changed', of('AGE_80_89', false)]),
      // Merged into somebody who is erased, and erased with them.
      story('r4', ['registered', old], ['merged', { from: 'r4', into: 'r5' }], ['erased', { dissolved: null }]),
      story('r5', ['registered', old], ['moved-out'], ['erased', { dissolved: null }]),
      // An alert whose case becomes another, and one whose case comes to nothing.
      [ofCase('opened-for-alert', 'link-1', { alert: 'a1', case: 'c1' })],
      [ofCase('merged', 'c1', { into: 'c2' })],
      [ofCase('closed', 'c2')],
      [ofCase('opened-for-alert', 'link-2', { alert: 'a2', case: 'c3' })],
      [ofCase('voided', 'c3')],
    ],
  });
});
