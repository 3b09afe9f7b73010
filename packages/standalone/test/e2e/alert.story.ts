import {
  anArea,
  anElder,
  assessed,
  type Helpers,
  helpersOf,
  mealFor,
  onDuty,
  plannedFor,
  profileOf,
} from './alert-cast.ts';
import { does, on, type Known } from './merge-cast.ts';
import type { Door } from './places.ts';
import { eventually, theCity } from './the-city.ts';

// A whole city under load takes its time.
const PATIENCE = 60;
const city = theCity();
let helpers: Helpers;
let door: Door;
let elder: string;
let worker: string;
let meal: Known;

// One operation over elderly-care, jurisdictions, population, housing and cases.
const BOARD = `query ($id: ID!) {
  alert(id: $id) {
    id version state step isOpen clocks { step endedAt }
    point { name }
    resident { name livesAlone isElder watchReason houses { address { standardName } } }
    elder { level watchLevel carePlan { lines { kind everyDays } } todaysMeal { meal state } }
    worker { id }
    case { id number severity state clocks { stage dueAt } }
  }
}`;

const board = async (id: string) => (await helpers.hub.asks(BOARD, { id })).alert;

const turns = (id: string, holds: (alert: Awaited<ReturnType<typeof board>>) => boolean) =>
  eventually(() => board(id), holds, PATIENCE);

describe('an alert for a woman of ninety who lives alone', () => {
  beforeAll(async () => {
    helpers = await helpersOf(city);
    door = await anArea(helpers);
    worker = await onDuty(helpers, door);
    elder = await anElder(helpers, door);
    await profileOf(helpers, elder);
    await assessed(helpers, elder);
    await plannedFor(helpers, elder);
    meal = await mealFor(helpers, elder);
  }, 180_000);

  let id: string;

  it('names who is near, opens a case, and one operation shows all that helpers need', async () => {
    const input = { elder, kind: 'SOS', point: door.point };
    ({ id } = await does(helpers.hub, 'raiseAlert', { input: ['AlertInput!', input] }));
    const alert = await turns(id, (now) => now.worker && now.case?.state === 'IN_GRID');
    expect(alert).toMatchObject({
      state: 'RAISED',
      step: 'WORKER',
      point: { name: '长者1号楼' },
      resident: { name: '王**', livesAlone: true, isElder: true, watchReason: 'ALONE_80' },
      elder: {
        watchLevel: 'CLOSE',
        carePlan: { lines: [{ kind: 'VISIT', everyDays: 7 }] },
        todaysMeal: { meal: 'DINNER', state: 'PLACED' },
      },
      worker: { id: worker },
      case: { severity: 1, state: 'IN_GRID' },
    });
    expect(alert.elder.level).toBe(3);
    expect(alert.case.clocks.length).toBeGreaterThan(0);
    expect(alert.resident.houses).toHaveLength(1);
  });

  it('is answered by that worker and nobody else, handled as a case, and closed with it', async () => {
    const raised = await board(id);
    const { data: _, errors } = await helpers.info.answers(
      'mutation ($id: ID!, $version: Int!) { acknowledgeAlert(id: $id, version: $version) { id } }',
      { id, version: raised.version },
    );
    expect(errors?.[0]?.extensions.code).toBe('ALERT_NOT_YOURS');
    const answered = await does(helpers.grid, 'acknowledgeAlert', on(raised));
    await does(helpers.grid, 'arriveAtAlert', on(answered));
    const CASE = 'query ($id: ID!) { case(id: $id) { id version } }';
    const matter = async (): Promise<Known> => (await helpers.grid.asks(CASE, { id: raised.case.id })).case;
    await does(helpers.grid, 'resolveCase', {
      ...on(await matter()),
      input: ['ResolveInput!', { result: '已上门,老人误触,身体无恙', checks: [] }],
    });
    await does(helpers.hub, 'verifyCase', { ...on(await matter()), ok: ['Boolean!', true] });
    const closed = await turns(id, (now) => now.state === 'CLOSED');
    expect(closed).toMatchObject({ state: 'CLOSED', isOpen: false, case: { state: 'CLOSED' } });
  });

  it('is followed by a visit when she misses her meal, and what is found there becomes a case', async () => {
    const { meal: operator, grid } = helpers;
    const delivered = await does(operator, 'deliverMeal', on(await does(operator, 'cookMeal', on(meal))));
    await does(operator, 'missMeal', on(delivered));
    const TASKS = '{ tasks(first: 5, mine: true) { nodes { id version source state } } }';
    const { tasks } = await eventually(
      () => grid.asks(TASKS),
      (data) => data.tasks.nodes.length > 0,
      PATIENCE,
    );
    expect(tasks.nodes).toMatchObject([{ source: `meal/${meal.id}`, state: 'TODO' }]);
    const [task] = tasks.nodes as Known[];
    await does(grid, 'finishTask', { ...on(task as Known), result: ['String!', '老人腿脚不便,需安排陪诊'] });
    const report = { place: door.grid, title: '独居老人需陪诊', category: 'F01', channel: 'ESTATE_PATROL' };
    const found = await does(grid, 'reportCase', {
      input: [
        'ReportInput!',
        {
          ...report,
          description: '腿脚不便',
          source: `task/${(task as Known).id}`,
          links: [{ kind: 'RESIDENT', id: elder }],
        },
      ],
    });
    expect(found.id).toBeTruthy();
    const MEAL = 'query ($id: ID!) { mealOrder(id: $id) { state lookedAfterAt task { id } } }';
    const { mealOrder } = await eventually(
      () => operator.asks(MEAL, { id: meal.id }),
      (data) => Boolean(data.mealOrder.lookedAfterAt),
      PATIENCE,
    );
    expect(mealOrder).toMatchObject({ state: 'MISSED', task: { id: (task as Known).id } });
  });
});
