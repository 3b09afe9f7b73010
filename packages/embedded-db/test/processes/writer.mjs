// One of many processes that write at once: node writer.mjs URI NUMBER SEED SECONDS; prints what was acknowledged.
import { MongoClient } from 'mongodb';

const [uri = '', name = '', seed = '1', seconds = '1'] = process.argv.slice(2);
const client = await MongoClient.connect(uri, { maxPoolSize: 4 });
const db = client.db('processes');
const [tallies, accounts, seats, rows, log] = ['tallies', 'accounts', 'seats', 'rows', 'log'].map((one) =>
  db.collection(one),
);
const done = { counts: {}, pushed: [], seats: [], entries: [], rows: {}, moves: 0, conflicts: 0, doubles: 0, acts: 0 };

let state = Number(seed);
function below(most) {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * most);
}

let turn = 0;
const acts = [
  // Sums do not care who comes first.
  async () => {
    const [id, amount] = [below(5), below(9) - 4];
    await tallies.updateOne({ _id: id }, { $inc: { n: amount }, $max: { most: amount } }, { upsert: true });
    done.counts[id] = (done.counts[id] ?? 0) + amount;
  },
  // Everybody's entry is in the list once.
  async () => {
    const entry = `${name}-${++turn}`;
    await log.updateOne({ _id: below(3) }, { $push: { list: entry } }, { upsert: true });
    done.pushed.push(entry);
  },
  // A seat is taken by one.
  async () => {
    const seat = below(400);
    try {
      await seats.insertOne({ seat, by: name });
      done.seats.push(seat);
    } catch (error) {
      if (error.code !== 11000) throw error;
      done.doubles++;
    }
  },
  // Rows of its own, read back at once.
  async () => {
    const id = `${name}-${below(40)}`;
    const value = { v: ++turn, g: below(4), tags: [name, `t${below(5)}`] };
    if (below(4) > 0) {
      await rows.replaceOne({ _id: id }, value, { upsert: true });
      done.rows[id] = value;
    } else {
      await rows.deleteOne({ _id: id });
      delete done.rows[id];
    }
    const found = await rows.findOne({ _id: id });
    if (found?.v !== done.rows[id]?.v) throw new Error(`${id} is ${found?.v} instead of ${done.rows[id]?.v}`);
  },
  // Money moves, and none is made; nobody's account falls below nothing.
  async () => {
    const [from, to, amount] = [below(6), below(6), 1 + below(5)];
    if (from === to) return;
    await client.withSession((session) =>
      session.withTransaction(async () => {
        const payer = await accounts.findOne({ _id: from }, { session });
        if (payer.money < amount) return;
        await accounts.updateOne({ _id: from }, { $set: { money: payer.money - amount } }, { session });
        await accounts.updateOne({ _id: to }, { $inc: { money: amount } }, { session });
      }),
    );
    done.moves++;
  },
  // A reader never sees a move half done.
  async () => {
    const [sum] = await accounts.aggregate([{ $group: { _id: null, money: { $sum: '$money' } } }]).toArray();
    if (sum?.money !== 600) throw new Error(`the accounts hold ${sum?.money}`);
  },
];

const end = Date.now() + Number(seconds) * 1000;
while (Date.now() < end) {
  await acts[below(acts.length)]();
  done.acts++;
}
await client.close();
process.stdout.write(JSON.stringify(done));
