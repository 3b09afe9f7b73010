import { bareClient } from './bare-client.mjs';
import { inFlight } from './measure.mjs';
import { startPrototype } from './prototype.mjs';
import { row } from './rows.mjs';
import { startDatabase } from './server.mjs';

const ROWS = 100_000;
const ROUNDS = 3;

// The aim of each figure: how many times faster than the prototype.
const races = [
  { name: 'insertOne, 16 at once', aim: 3, count: 3000, run: inserts(16) },
  { name: 'insertOne, one after the other', count: 500, run: inserts(1) },
  { name: 'findOne by a unique field, 16 at once', aim: 2, count: 4000, run: finds(16, byNumber) },
  { name: 'findOne by a unique field, one after the other', count: 1000, run: finds(1, byNumber) },
  { name: 'find by status, newest 20, 16 at once', aim: 2, count: 1500, run: finds(16, newest) },
  { name: 'find by status, newest 20, one after the other', count: 500, run: finds(1, newest) },
  { name: 'find of 200 by grid', count: 100, run: finds(1, ofGrid) },
  { name: 'findOne by a unique field, 16 at once, answers unread', aim: 2, count: 8000, run: unread(16, oneAsked) },
  { name: 'find by status, newest 20, 16 at once, answers unread', aim: 2, count: 4000, run: unread(16, newestAsked) },
  { name: 'updateOne by a unique field, 16 at once', count: 2000, run: updates },
  { name: 'transactions of two writes, 16 at once', aim: 3, count: 1500, run: transactions(16) },
  { name: 'transactions of two writes, one after the other', count: 200, run: transactions(1) },
  { name: '$group by two fields, $sort, over 100,000', aim: 1, count: 1, run: groups },
  { name: '$near, the next 20 of 100,000', aim: 20, count: 3, run: nearest },
];

function inserts(width) {
  return ({ cases, take }, count) => inFlight(count, width, () => cases.insertOne(row(take())));
}

function finds(width, ask) {
  return ({ cases }, count) => inFlight(count, width, (i) => ask(cases, i));
}

// The official driver is busier with decoding than the server with finding: here nobody decodes.
function unread(width, questionOf) {
  return async ({ uri }, count) => {
    const client = await bareClient(uri, width);
    await client.ask(count, questionOf);
    client.close();
  };
}

function oneAsked(i) {
  return { find: 'cases', filter: { no: `NO${(i * 17) % ROWS}` }, limit: 1, singleBatch: true, $db: 'bench' };
}

function newestAsked(i) {
  const status = ['open', 'doing', 'closed'][i % 3];
  return { find: 'cases', filter: { status }, sort: { at: -1 }, limit: 20, $db: 'bench' };
}

function byNumber(cases, i) {
  return cases.findOne({ no: `NO${(i * 17) % ROWS}` });
}

function newest(cases, i) {
  const status = ['open', 'doing', 'closed'][i % 3];
  return cases.find({ status }).sort({ at: -1 }).limit(20).toArray();
}

function ofGrid(cases, i) {
  return cases.find({ grid: `g${i}` }).toArray();
}

function updates({ cases }, count) {
  return inFlight(count, 16, (i) =>
    cases.updateOne({ no: `NO${(i * 31) % ROWS}` }, { $set: { status: 'closed' }, $inc: { level: 1 } }),
  );
}

function transactions(width) {
  return ({ client, db, cases, take }, count) =>
    inFlight(count, width, () =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          const i = take();
          await cases.updateOne({ no: `NO${i % ROWS}` }, { $inc: { level: 1 } }, { session });
          await db.collection('journal').insertOne({ i }, { session });
        }),
      ),
    );
}

function groups({ cases }) {
  const _id = { s: '$status', g: '$grid' };
  return cases
    .aggregate([{ $group: { _id, n: { $sum: 1 }, l: { $avg: '$level' } } }, { $sort: { n: -1 } }, { $limit: 5 }])
    .toArray();
}

function nearest({ cases }, count) {
  const at = (i) => ({ type: 'Point', coordinates: [117.2 + i / 10, 31.35] });
  return inFlight(count, 1, (i) =>
    cases
      .find({ loc: { $near: { $geometry: at(i), $maxDistance: 5000 } } })
      .limit(20)
      .toArray(),
  );
}

async function load(server) {
  const cases = server.db.collection('cases');
  await cases.createIndexes([
    { key: { no: 1 }, unique: true },
    { key: { status: 1, at: -1 } },
    { key: { grid: 1 } },
    { key: { loc: '2dsphere' } },
  ]);
  await server.db.createCollection('journal');
  let next = ROWS;
  const started = performance.now();
  for (let from = 0; from < ROWS; from += 1000)
    await cases.insertMany(Array.from({ length: 1000 }, (_, i) => row(from + i)));
  return { ...server, cases, take: () => next++, loaded: ROWS / seconds(started) };
}

function seconds(since) {
  return (performance.now() - since) / 1000;
}

async function rateOf(server, { count, run }) {
  const started = performance.now();
  await run(server, count);
  return count / seconds(started);
}

/** The time of the slowest of a hundred point reads while a long aggregate runs, in milliseconds. */
async function pointReadsBesideAggregate({ cases }) {
  const times = [];
  let isOver = false;
  const started = performance.now();
  const long = cases
    .aggregate(
      Array.from({ length: 4 }, (_, i) => ({
        $set: { [`m${i}`]: { $dateToString: { date: '$at', format: '%Y-%m-%d' } } },
      })).concat([{ $group: { _id: { m: '$m0', n: '$m3', g: '$grid' }, n: { $sum: 1 } } }, { $limit: 5 }]),
    )
    .toArray()
    .then(() => (isOver = true));
  for (let i = 0; !isOver; i++) {
    const asked = performance.now();
    await byNumber(cases, i);
    times.push(performance.now() - asked);
  }
  await long;
  times.sort((a, b) => a - b);
  return { p99: times[Math.floor(times.length * 0.99)], reads: times.length, aggregate: seconds(started) };
}

function median(list) {
  return [...list].sort((a, b) => a - b)[list.length >> 1];
}

function shown(rate) {
  return rate < 20 ? `${(1000 / rate).toFixed(0)} ms` : `${Math.round(rate).toLocaleString('en')}/s`;
}

/** Races this program against the prototype: the same work for one, then for the other, several rounds, the middle of them. */
export async function* versus(folder, only = '') {
  const ours = await load(await startDatabase());
  const prototype = await startPrototype(folder);
  const theirs = prototype && (await load(prototype));
  if (!theirs) yield ['no prototype (--prototype FOLDER): only this program was measured', ''];
  else yield line('insertMany of 100,000 cases (600 bytes, 4 indexes)', [ours.loaded, theirs.loaded]);
  for (const race of races) {
    if (!race.name.includes(only)) continue;
    const rates = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      rates[0].push(await rateOf(ours, race));
      if (theirs) rates[1].push(await rateOf(theirs, race));
    }
    yield line(race.name, rates.map(median), race.aim);
  }
  for (const [name, server] of [
    ['this program', ours],
    ['prototype', theirs],
  ]) {
    if (!server) continue;
    const { p99, reads, aggregate } = await pointReadsBesideAggregate(server);
    const figure = `p99 ${p99.toFixed(1)} ms of ${reads} (aggregate ${aggregate.toFixed(1)} s)`;
    yield [`point reads beside a long aggregate, ${name}`, figure];
  }
  await ours.stop();
  await theirs?.stop();
}

function line(name, [ours, theirs], aim) {
  const ratio = theirs === undefined ? '' : `, prototype ${shown(theirs)}: ×${(ours / theirs).toFixed(2)}`;
  return [name, `${shown(ours)}${ratio}${theirs !== undefined && aim ? ` (aim ×${aim})` : ''}`];
}
