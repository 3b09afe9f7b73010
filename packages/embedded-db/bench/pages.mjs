import { median } from './measure.mjs';

const NODE = '340111';
const FIRST = 21;
const TRIES = 300;

const row = (i) => ({
  _id: `c${String(i).padStart(7, '0')}`,
  path: [NODE, `${NODE}${400 + (i % 12)}`, `g${i % 500}`],
  state: ['OPEN', 'DONE', 'CLOSED'][i % 3],
  dueAt: new Date(1.7e12 + ((i * 7919) % 1_000_003) * 1000),
  title: `占道经营 ${i}`,
  text: '市民反映该处长期占道经营，影响通行。'.repeat(8),
});

async function measure(db, rows) {
  const cases = db.collection(`cases${rows}`);
  await cases.createIndexes([
    { key: { path: 1, state: 1, dueAt: 1, _id: 1 } },
    { key: { path: 1, dueAt: 1, _id: 1 } },
    { key: { path: 1, dueAt: -1, _id: -1 } },
  ]);
  for (let from = 0; from < rows; from += 1000)
    await cases.insertMany(Array.from({ length: 1000 }, (_, i) => row(from + i)));
  const page = (filter, sort) => median(TRIES, () => cases.find(filter).sort(sort).limit(FIRST).toArray());
  const [middle] = await cases
    .find({ path: NODE })
    .sort({ dueAt: 1, _id: 1 })
    .skip(rows >> 1)
    .limit(1)
    .toArray();
  const { dueAt, _id } = middle;
  const up = { dueAt: 1, _id: 1 };
  const down = { dueAt: -1, _id: -1 };
  const after = { $or: [{ dueAt: { $gt: dueAt } }, { dueAt, _id: { $gt: _id } }] };
  const before = { $or: [{ dueAt: { $lt: dueAt } }, { dueAt, _id: { $lt: _id } }, { dueAt: null }] };
  return [
    ['first page, path and state fixed', await page({ path: NODE, state: 'OPEN' }, up)],
    ['page in the middle, upwards', await page({ path: NODE, ...after }, up)],
    ['page in the middle, downwards', await page({ path: NODE, ...before }, down)],
    ['page over two nodes (ordered merge)', await page({ path: { $in: [`${NODE}400`, `${NODE}401`] } }, up)],
    ['page with a condition beside the index', await page({ path: NODE, title: { $ne: 'x' } }, up)],
    [
      'countDocuments up to 10,000',
      await median(100, () => cases.countDocuments({ path: NODE, state: 'OPEN' }, { limit: 10_000 })),
    ],
  ];
}

export async function pages({ db }) {
  const [few, many] = [await measure(db, 3000), await measure(db, 30_000)];
  return few.map(([what, before], i) => {
    const after = many[i][1];
    return [
      `${what}, 3,000 → 30,000 rows`,
      `${before.toFixed(2)} → ${after.toFixed(2)} ms (×${(after / before).toFixed(2)})`,
    ];
  });
}
