// A page of twenty in every order, at 3,000 and at 30,000 rows below one district: `node bench/pages.mjs`
import { performance } from 'node:perf_hooks';
import { loadRows } from '../dist/inside.js';
import { notes, world } from './world.mjs';

const sizes = [3_000, 30_000];
const orders = [null, 'severity', 'due', 'newest'];
const GOES = 300;
const { engine, context, close } = await world();
const at = new Date();

function* made(from, until) {
  for (let each = from; each < until; each += 1)
    yield {
      id: `N${String(each).padStart(9, '0')}`,
      place: each % 2 ? '340111400001' : '340111010001',
      at: new Date(at.getTime() + each),
      by: 'bench',
      set: { title: `note ${each}`, severity: each % 4, dueAt: each % 5 ? new Date(1e12 + (each % 997) * 1e6) : null },
    };
}

async function page(order) {
  const list = () => context().open(notes);
  const first = await list().page({}, { first: 20, order });
  const times = [];
  for (let go = 0; go < GOES; go += 1) {
    const after = go % 2 ? first.pageInfo.endCursor : null;
    const begun = performance.now();
    await list().page({}, { first: 20, order, after });
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[GOES / 2];
}

const found = new Map(orders.map((order) => [order ?? 'by id', {}]));
let there = 0;
for (const size of sizes) {
  await loadRows(engine, notes, made(there, size));
  there = size;
  for (const order of orders) {
    await page(order);
    found.get(order ?? 'by id')[`${size} rows, ms`] = Number((await page(order)).toFixed(2));
  }
}
for (const row of found.values())
  row.ratio = Number((row[`${sizes[1]} rows, ms`] / row[`${sizes[0]} rows, ms`]).toFixed(2));
console.table(Object.fromEntries(found));
await close();
