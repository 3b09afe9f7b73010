// What a page of each list costs a district viewer with 3,000 and with 30,000 rows below, in every order it offers.
// Run from the workspace's folder after a build: node bench/pages.mjs
import { loadRows } from '@linli/kit/inside';
import { subgraph } from '../dist/index.js';
import { say, share, townForBench } from './town.mjs';

const ROUNDS = 80;
const WARM = 30;
const PLACES = 40;
const at = Date.parse('2026-01-01T00:00:00Z');

const when = (n) => new Date(at + n * 60_000);
const place = (n) => `34011100${1 + (n % 9)}0${String(10 + (n % PLACES))}`;
const gridCode = (n) =>
  place(n) +
  [n / PLACES / 900, (n / PLACES) % 900].map((part) => String(1 + Math.floor(part)).padStart(3, '0')).join('');

// A row of each collection that has a list, by its number.
const rows = {
  grids: (n) => ({
    code: gridCode(n),
    name: `网格${n}`,
    type: 'RESIDENTIAL',
    level: 2,
    status: 'ACTIVE',
    parent: gridCode(n).slice(0, -3),
    households: 40,
    border: null,
    cells: [],
    replacedBy: [],
  }),
  workers: (n) => ({ name: '王五', kind: 'GRID_STAFF', status: 'ACTIVE', userId: `u-${n}` }),
  assignments: (n) => ({
    worker: `w-${n}`,
    workerName: '王五',
    kind: 'GRID_STAFF',
    role: 'GRID_WORKER',
    holds: true,
    from: when(n),
    onDuty: false,
  }),
  points: (n) => ({ kind: 'SHOP', name: `商铺${(n * 7919) % 30_011}`, status: 'ACTIVE', gaps: [] }),
  qrCodes: (n) => ({ token: `t-${n}`, point: `p-${n}`, kind: 'SHOP', status: 'ACTIVE' }),
  visits: (n) => ({
    kind: 'HOUSEHOLD',
    state: 'PLANNED',
    household: 'h',
    worker: `w-${n}`,
    plannedAt: when((n * 7919) % 30_011),
    abnormal: false,
    late: false,
  }),
  tasks: (n) => ({
    kind: 'OTHER',
    title: '任务',
    state: 'TODO',
    worker: `w-${n}`,
    dueAt: when((n * 7919) % 30_011),
    late: false,
  }),
  appraisals: (n) => ({
    state: 'PUBLISHED',
    worker: `w-${n}`,
    workerName: '王五',
    from: '2026-01-01',
    until: '2026-02-01',
    indicators: [],
    score: 80,
    madeBy: 'u',
  }),
};

const lists = [
  ['grids', ['CODE', 'NEWEST']],
  ['workers', ['NEWEST']],
  ['assignments', ['NEWEST']],
  ['points', ['NEWEST', 'NAME']],
  ['qrCodes', ['NEWEST']],
  ['visits', ['PLANNED', 'NEWEST']],
  ['tasks', ['DUE', 'NEWEST']],
  ['appraisals', ['NEWEST']],
].flatMap(([list, orders]) => [null, ...orders].map((order) => ({ list, order })));

async function townOf(count) {
  const town = await townForBench();
  for (const [name, make] of Object.entries(rows)) {
    const source = subgraph.collections.find((each) => each.name === name);
    const made = Array.from({ length: count }, (_, n) => ({
      id: `01J${String(n).padStart(23, '0')}`,
      place: name === 'grids' ? gridCode(n) : place(n),
      at: when(n),
      by: 'bench',
      set: make(n),
    }));
    await loadRows(town.engine, source, made);
  }
  return town;
}

async function timeOf(town, { list, order }) {
  const query = `{ ${list}(first: 20${order ? `, order: ${order}` : ''}) { nodes { id } pageInfo { endCursor } } }`;
  const { data, took } = await town.ask(query);
  if (data[list].nodes.length !== 20) throw new Error(`${list} ${order} is not full`);
  return took;
}

// Both towns are asked in turn, so that whatever else the machine does slows both.
const [few, many] = [await townOf(3_000), await townOf(30_000)];
for (let round = 0; round < WARM; round += 1)
  for (const asked of lists) for (const town of [few, many]) await timeOf(town, asked);
for (const asked of lists) {
  const times = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    times[0].push(await timeOf(few, asked));
    times[1].push(await timeOf(many, asked));
  }
  const [small, large] = times.map((each) => share(each, 0.25));
  const name = `${asked.list} ${asked.order ?? '(oldest)'}`;
  say(`${name.padEnd(24)} ${small.toFixed(2)} ms  ${large.toFixed(2)} ms  ${(large / small).toFixed(2)}×`);
}
await few.close();
await many.close();
