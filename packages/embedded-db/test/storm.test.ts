import { codeOf, database } from './database.ts';
import type { ClientSession, Document } from 'mongodb';

const place = database();
const PATIENCE = 60_000;
const [WRITERS, STEPS, ROWS] = [8, 40, 150];

// A small generator with a fixed seed, so that a failure can be seen again.
let state = 7;
function below(most: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * most);
}

type Row = Document & { _id: number };

function row(): Document {
  const a = [below(9), `s${below(3)}`, null, new Date(below(3))][below(4)];
  const tags = Array.from({ length: below(4) }, () => `t${below(5)}`);
  return { a, tags, open: below(2) === 1, ...(below(3) > 0 && { u: below(200) }) };
}

describe('many who write at once, some of them in transactions', () => {
  it(
    'leave documents and indexes that agree',
    async () => {
      const things = place.client().db('test').collection<Row>('storm');
      await things.createIndexes([
        { key: { tags: 1, a: -1, _id: 1 } },
        { key: { u: 1 }, unique: true, sparse: true },
        { key: { a: 1 }, partialFilterExpression: { open: true }, name: 'open' },
      ]);
      const acts: readonly ((o: { session?: ClientSession }) => Promise<unknown>)[] = [
        (o) => things.insertOne({ _id: below(ROWS), ...row() }, o),
        (o) => things.updateOne({ _id: below(ROWS) }, { $set: row() }, o),
        (o) => things.deleteOne({ _id: below(ROWS) }, o),
        (o) => things.updateMany({ a: below(9) }, { $push: { tags: `t${below(5)}` } as never }, o),
        (o) => things.replaceOne({ _id: below(ROWS) }, row(), { upsert: true, ...o }),
        (o) => things.findOneAndUpdate({ tags: `t${below(5)}` }, { $unset: { u: '' } }, { sort: { a: 1 }, ...o }),
      ];
      const act = (session?: ClientSession) => acts[below(acts.length)]?.(session ? { session } : {});
      const inTransaction = () =>
        place.client().withSession(async (session) => {
          session.startTransaction();
          for (let i = 0; i < 3; i++) await act(session);
          await (below(4) > 0 ? session.commitTransaction() : session.abortTransaction());
        });
      const codes = new Set<unknown>();
      const work = Array.from({ length: WRITERS }, async (_, writer) => {
        for (let i = 0; i < STEPS; i++) codes.add(await codeOf(writer % 2 ? inTransaction() : Promise.resolve(act())));
      });
      await Promise.all(work);
      expect([...codes].filter((code) => ![112, 251, 11000, 'no error'].includes(code as never))).toEqual([]);

      const all = await things.find().hint('_id_').toArray();
      expect(all.length).toBeGreaterThan(ROWS / 4);
      const idsOf = (rows: readonly Row[]) => rows.map(({ _id }) => _id).sort((a, b) => a - b);
      for (let n = 0; n < 9; n++) {
        const tagged = all.filter(({ tags }) => tags.includes(`t${n}`));
        const open = all.filter((one) => one['a'] === n && one['open']);
        expect(
          idsOf(
            await things
              .find({ tags: `t${n}` })
              .sort({ a: -1, _id: 1 })
              .toArray(),
          ),
        ).toEqual(idsOf(tagged));
        expect(await things.countDocuments({ tags: `t${n}` })).toBe(tagged.length);
        expect(idsOf(await things.find({ a: n, open: true }).hint('open').toArray())).toEqual(idsOf(open));
      }
      const unique = all.filter(({ u }) => u !== undefined);
      expect(new Set(unique.map(({ u }) => u)).size).toBe(unique.length);
      for (const { _id, u } of unique) expect((await things.findOne({ u }))?._id).toBe(_id);
    },
    PATIENCE,
  );
});
