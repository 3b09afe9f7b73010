// A page of every list, in every order it offers, at 3,000 and at 30,000 rows for a district: `npm run bench -- pages`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase } from '../dist/database.js';
import { startCity } from '../dist/index.js';
import { planOf } from '../dist/plan.js';
import { compare, head, line } from './measure.mjs';
import { fill } from './rows.mjs';

const SIZES = { little: 3_000, large: 30_000 };
const ROUNDS = 40;

const lists = {
  cases: ['NEWEST', 'DUE', 'SEVERITY'],
  'cases(filter: { isOpen: true })': ['DUE', 'NEWEST'],
  'cases(filter: { category: "B01" })': ['NEWEST'],
  'cases(filter: { state: [DISPATCHED, IN_PROGRESS] })': ['DUE', 'SEVERITY', 'NEWEST'],
  grids: ['CODE', 'NEWEST'],
  workers: ['NEWEST'],
  assignments: ['NEWEST'],
  points: ['NEWEST'],
  qrCodes: ['NEWEST'],
  visits: ['PLANNED', 'NEWEST'],
  tasks: ['DUE', 'NEWEST'],
};

const asked = (list, order, after) => {
  const [, name, filter] = /^(\w+)(?:\((.*)\))?$/.exec(list);
  const page = after ? `first: 20, after: ${JSON.stringify(after)}` : 'first: 20';
  return {
    query: `{ ${name}(${filter ? `${filter}, ` : ''}${page}, order: ${order}) { nodes { __typename } pageInfo { endCursor } } }`,
  };
};

/** A cursor some pages into a list. */
async function deepIn({ city, token }, list, order) {
  let after = null;
  for (let page = 0; page < 5; page += 1) {
    const { data } = await city.ask(asked(list, order, after), { token });
    after = Object.values(data)[0].pageInfo.endCursor ?? after;
  }
  return after;
}

async function filled(name) {
  const dataDir = mkdtempSync(join(tmpdir(), `linli-pages-${name}-`));
  const plan = await planOf({ dataDir, portBase: 0, noSync: true });
  const database = await startDatabase(plan);
  await fill(plan, SIZES[name]);
  await database.close();
  const city = await startCity({ dataDir, portBase: 0, noSync: true });
  return { city, dataDir, token: await city.login('qu-admin') };
}

const cities = { little: await filled('little'), large: await filled('large') };
let holds = true;
head(`a page of 20, median of ${ROUNDS} in ms`, '3,000', '30,000');
for (const [list, orders] of Object.entries(lists)) {
  for (const order of orders) {
    const name = `${list} ${order}`.replace('(filter: ', ' ').replace(')', '');
    holds = line(name, await compare(cities, asked(list, order), ROUNDS)) && holds;
    const after = { little: await deepIn(cities.little, list, order), large: await deepIn(cities.large, list, order) };
    const sides = Object.fromEntries(
      Object.entries(cities).map(([side, city]) => [side, { ...city, question: asked(list, order, after[side]) }]),
    );
    holds = line('  five pages on', await compare(sides, null, ROUNDS)) && holds;
  }
}
for (const { city, dataDir } of Object.values(cities)) {
  await city.close();
  rmSync(dataDir, { recursive: true, force: true });
}
process.exitCode = holds ? 0 : 1;
