import { town } from '@linli/testkit';
import { assignments } from '../src/assignment.model.ts';
import { grids } from '../src/grid.model.ts';
import { metresBetween } from '../src/nearest.rules.ts';
import { points } from '../src/point.model.ts';
import { subgraph } from '../src/subgraph.ts';
import { workers } from '../src/worker.model.ts';
import {
  aBuilding,
  aGrid,
  anAssignment,
  aWorker,
  GRID,
  gridWorker,
  lead,
  QIONGLIN,
  RONGYIN,
  SECOND,
} from './people.ts';

const city = town(subgraph);
const THIRD = `${QIONGLIN}003`;

const square = (lng: number, lat: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [lng, lat],
      [lng + 0.002, lat],
      [lng + 0.002, lat + 0.002],
      [lng, lat + 0.002],
      [lng, lat],
    ],
  ],
});

async function posted(place: string, userId: string, over: object = {}): Promise<string> {
  const [worker = ''] = await city.given(workers, aWorker({ userId }) as never);
  await city.given(assignments, anAssignment(worker, { place, userId, onDuty: true, ...over }) as never);
  return worker;
}

const named = async (subject: string) => {
  await city.hear({
    type: 'alert.raised',
    subject,
    jurisdiction: GRID,
    data: { kind: 'SOS', elder: 'r-1', point: null },
  });
  const lines = (await city.journal()).filter(({ event }) => event?.type === 'alert.worker-named');
  return lines.filter((line) => line.subject === subject).map(({ event }) => event?.data);
};

describe('an alert for an elder', () => {
  it('goes to who is on duty in the own grid, once', async () => {
    await posted(SECOND, 'u-2');
    const near = await posted(GRID, 'u-1');
    await posted(GRID, 'u-3', { role: 'BUILDING_HEAD' });
    expect(await named('a-1')).toEqual([{ alert: 'a-1', worker: near, user: 'u-1' }]);
    expect(await named('a-1')).toHaveLength(1);
  });

  it('goes to the nearest of the grids around when nobody is on duty in the own one', async () => {
    await city.given(grids, aGrid(GRID, { border: square(117.28, 31.72) }) as never);
    await city.given(grids, aGrid(SECOND, { border: square(117.4, 31.72) }) as never);
    await city.given(grids, aGrid(THIRD, { border: square(117.283, 31.72) }) as never);
    await posted(GRID, 'u-1', { onDuty: false });
    await posted(SECOND, 'u-2');
    const near = await posted(THIRD, 'u-3');
    await posted(`${RONGYIN}001`, 'u-4');
    expect(await named('a-1')).toEqual([{ alert: 'a-1', worker: near, user: 'u-3' }]);
  });

  it('goes by where the device stands, where that is known', async () => {
    await city.given(grids, aGrid(SECOND, { border: square(117.4, 31.72) }) as never);
    await city.given(grids, aGrid(THIRD, { border: square(117.283, 31.72) }) as never);
    const [device = ''] = await city.given(
      points,
      aBuilding({ kind: 'DEVICE', position: { lng: 117.399, lat: 31.721 } }) as never,
    );
    const near = await posted(SECOND, 'u-2');
    await posted(THIRD, 'u-3');
    await city.hear({
      type: 'alert.raised',
      subject: 'a-2',
      jurisdiction: GRID,
      data: { kind: 'SOS', elder: 'r', point: device },
    });
    const line = (await city.journal()).find(({ event }) => event?.type === 'alert.worker-named');
    expect(line?.event?.data).toMatchObject({ worker: near });
  });

  it('goes to nobody when nobody is on duty below the street', async () => {
    await posted(GRID, 'u-1', { onDuty: false });
    await posted(GRID, 'u-2', { holds: false });
    expect(await named('a-1')).toEqual([{ alert: 'a-1', worker: null, user: null }]);
  });

  it('knows how far two places are: a hundredth of a degree in Hefei is 946 m east and 1,112 m north', () => {
    expect(metresBetween([117.28, 31.72], [117.29, 31.72])).toBe(946);
    expect(metresBetween([117.28, 31.72], [117.28, 31.73])).toBe(1112);
  });
});

describe('a meal that was missed', () => {
  const TASKS = '{ tasks(first: 5, mine: true) { nodes { id version kind state source dueAt } } }';
  const miss = (watched: boolean, id: string) =>
    city.hear({
      id,
      type: 'meal.missed',
      subject: 'm-1',
      jurisdiction: GRID,
      data: { elder: 'r', canteen: 'c', day: 'd', watched },
    });

  it('of a watched elder is a task for the worker of the grid, once, and its end is told', async () => {
    await posted(GRID, 'u-zhang', { onDuty: false });
    await posted(SECOND, 'u-2');
    await miss(true, 'e-1');
    await miss(true, 'e-2');
    const mine = city.person(gridWorker);
    const { tasks } = await mine.asks(TASKS);
    expect(tasks.nodes).toMatchObject([
      { kind: 'VERIFY', state: 'TODO', source: 'meal/m-1', dueAt: '2026-03-02T05:00:00.000Z' },
    ]);
    const { id, version } = tasks.nodes[0];
    const DONE =
      'mutation ($id: ID!, $version: Int!) { finishTask(id: $id, version: $version, result: "安好") { state } }';
    await mine.asks(DONE, { id, version });
    expect((await city.journal()).at(-1)).toMatchObject({
      subject: id,
      event: { type: 'task.done', data: { source: 'meal/m-1' } },
    });
  });

  it('of anybody else is nobody’s task', async () => {
    await posted(GRID, 'u-zhang');
    await miss(false, 'e-1');
    expect((await city.person(lead).asks('{ tasks(first: 5) { nodes { id } } }')).tasks.nodes).toEqual([]);
  });
});
