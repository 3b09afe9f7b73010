import { duration, inFlight, rate } from './measure.mjs';
import { row } from './rows.mjs';

const ROWS = 100_000;

async function writes(cases) {
  const bulk = rate(ROWS, async () => {
    for (let from = 0; from < ROWS; from += 1000)
      await cases.insertMany(Array.from({ length: 1000 }, (_, i) => row(from + i)));
  });
  return [
    ['insertMany of 100,000 cases (600 bytes, 3 indexes)', await bulk],
    ['insertOne, one after the other', await rate(2000, () => inFlight(2000, 1, (i) => cases.insertOne(row(1e6 + i))))],
    ['insertOne, 16 at once', await rate(6000, () => inFlight(6000, 16, (i) => cases.insertOne(row(2e6 + i))))],
    [
      'updateOne by a unique field, 16 at once',
      await rate(5000, () =>
        inFlight(5000, 16, (i) =>
          cases.updateOne({ no: `NO${i}` }, { $set: { status: 'closed' }, $inc: { level: 1 } }),
        ),
      ),
    ],
  ];
}

async function reads(cases) {
  return [
    [
      'findOne by a unique field, one after the other',
      await rate(3000, () => inFlight(3000, 1, (i) => cases.findOne({ no: `NO${i * 17}` }))),
    ],
    [
      'findOne by a unique field, 16 at once',
      await rate(10_000, () => inFlight(10_000, 16, (i) => cases.findOne({ no: `NO${(i * 7) % ROWS}` }))),
    ],
    [
      'find by status, newest 20',
      await rate(1000, () =>
        inFlight(1000, 1, () => cases.find({ status: 'open' }).sort({ at: -1 }).limit(20).toArray()),
      ),
    ],
    [
      'find of 200 cases by grid',
      await rate(300, () => inFlight(300, 1, (i) => cases.find({ grid: `g${i}` }).toArray())),
    ],
    ['find without an index over 100,000', await duration(() => cases.find({ level: 3, title: /投诉 99/ }).toArray())],
    ['all 100,000 through a cursor', await duration(() => cases.find().limit(ROWS).toArray(), 1)],
  ];
}

async function transactions({ client, db }, cases) {
  const transfer = (i) =>
    client.withSession((session) =>
      session.withTransaction(async () => {
        await cases.updateOne({ no: `NO${i}` }, { $inc: { level: 1 } }, { session });
        await db.collection('journal').insertOne({ i }, { session });
      }),
    );
  return [
    ['transactions of two writes, one after the other', await rate(500, () => inFlight(500, 1, transfer))],
    ['transactions of two writes, 16 at once', await rate(3000, () => inFlight(3000, 16, (i) => transfer(1000 + i)))],
  ];
}

async function aggregates(db, cases) {
  await db.collection('grids').insertMany(Array.from({ length: 500 }, (_, i) => ({ _id: `g${i}`, name: `网格${i}` })));
  const run = (...stages) => duration(() => cases.aggregate(stages).toArray());
  return [
    [
      'aggregate over 100,000: $group by two fields, $sort',
      await run(
        { $group: { _id: { s: '$status', g: '$grid' }, n: { $sum: 1 }, l: { $avg: '$level' } } },
        { $sort: { n: -1 } },
      ),
    ],
    [
      'aggregate over 100,000: $group by month',
      await run({ $group: { _id: { $dateToString: { date: '$at', format: '%Y-%m' } }, n: { $sum: 1 } } }),
    ],
    [
      'aggregate over 33,000: $lookup by _id, $unwind, $group',
      await run(
        { $match: { status: 'doing' } },
        { $lookup: { from: 'grids', localField: 'grid', foreignField: '_id', as: 'g' } },
        { $unwind: '$g' },
        { $group: { _id: '$g.name', n: { $sum: 1 } } },
      ),
    ],
  ];
}

export async function cases(database) {
  const collection = database.db.collection('cases');
  await collection.createIndexes([
    { key: { no: 1 }, unique: true },
    { key: { status: 1, at: -1 } },
    { key: { grid: 1 } },
  ]);
  return [
    ...(await writes(collection)),
    ...(await reads(collection)),
    ...(await transactions(database, collection)),
    ...(await aggregates(database.db, collection)),
  ];
}
