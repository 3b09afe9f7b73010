import type { ClientSession, Collection, MongoClient } from 'mongodb';
import type { History } from './history.ts';

export type Row = { _id: string; op: number; g: number; tags: string[]; pad: string };
export type Books = { readonly rows: Collection<Row>; readonly left: Collection<Row>; readonly right: Collection<Row> };

/** The collections everybody writes to. */
export function booksOf(client: MongoClient): Books {
  const db = client.db('crash');
  return { rows: db.collection('rows'), left: db.collection('left'), right: db.collection('right') };
}

export const row = (_id: string, op: number): Row => ({
  _id,
  op,
  g: op % 10,
  tags: [`t${op % 3}`, `t${op % 5}`],
  pad: 'x'.repeat(op % 400),
});

const changed = (op: number): Partial<Row> => ({ op, g: op % 10, tags: [`t${op % 7}`] });

type Writer = { readonly client: MongoClient; readonly books: Books; readonly history: History; readonly name: string };

/** Writes one after the other until the server is gone; what is under way then stays in doubt. */
export async function write(writer: Writer, random: () => number): Promise<void> {
  const mine: string[] = [];
  try {
    for (let turn = 0; ; turn++) {
      const fresh = `${writer.name}-${turn}`;
      const known = mine[Math.floor(random() * mine.length)];
      const dice = random();
      if (known === undefined || dice < 0.4) await insert(writer, mine, fresh);
      else if (dice < 0.65) await update(writer, known);
      else if (dice < 0.8) await remove(writer, mine, known);
      else await both(writer, fresh);
    }
  } catch {
    // The server was killed.
  }
}

async function insert({ books, history }: Writer, mine: string[], id: string): Promise<void> {
  const write = history.begin('insert', [`rows/${id}`]);
  await books.rows.insertOne(row(id, write.op));
  history.end(write);
  mine.push(id);
}

async function update({ books, history }: Writer, id: string): Promise<void> {
  const write = history.begin('update', [`rows/${id}`]);
  await books.rows.updateOne({ _id: id }, { $set: changed(write.op) });
  history.end(write);
}

async function remove({ books, history }: Writer, mine: string[], id: string): Promise<void> {
  const write = history.begin('delete', [`rows/${id}`]);
  mine.splice(mine.indexOf(id), 1);
  await books.rows.deleteOne({ _id: id });
  history.end(write);
}

async function both({ client, books: { left, right }, history }: Writer, id: string): Promise<void> {
  const write = history.begin('insert', [`left/${id}`, `right/${id}`]);
  await client.withSession(async (session: ClientSession) => {
    session.startTransaction();
    await left.insertOne(row(id, write.op), { session });
    await right.insertOne(row(id, write.op), { session });
    await session.commitTransaction();
  });
  history.end(write);
}
