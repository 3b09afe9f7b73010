// Changes a second, each with its journal row in one durable transaction: `node bench/writes.mjs`
import { performance } from 'node:perf_hooks';
import { notes, world } from './world.mjs';

const { context, close } = await world();
const set = (at) => ({ set: { title: `note ${at}`, severity: at % 4, dueAt: new Date(1e12 + at * 1e6) } });
const ids = [];
const rows = [];

async function measured(name, inFlight, total, work) {
  let at = 0;
  const begun = performance.now();
  const writers = Array.from({ length: inFlight }, async () => {
    while (at < total) await work((at += 1));
  });
  await Promise.all(writers);
  rows.push({
    what: name,
    'in flight': inFlight,
    'a second': Math.round((total / (performance.now() - begun)) * 1_000),
  });
}

const insert = async (at) => {
  const { id } = await context().open(notes).insert('340111400001', set(at));
  ids.push(id);
};
const amend = (at) =>
  context()
    .open(notes)
    .amend(ids[at % ids.length], () => set(at + 1));
await measured('warm up', 4, 200, insert);
rows.pop();
for (const inFlight of [1, 16]) {
  await measured('insert', inFlight, inFlight * 150 + 300, insert);
  await measured('change', inFlight, inFlight * 150 + 300, amend);
}
console.table(rows);
await close();
