import fc from 'fast-check';
import { database } from './database.ts';
import { config } from './model/config.ts';
import { Sessions } from './model/sessions.ts';
import type { ClientSession, Collection } from 'mongodb';
import type { Answer } from './model/sessions.ts';

const place = database();
const PATIENCE = 3_600_000;
const HISTORIES = Math.ceil(config.cases / 2);

type Row = { _id: number; n: number; g: number };
type Step = {
  /** 0 works without a transaction, the others each in one of their own. */
  readonly who: number;
  readonly kind: 'insert' | 'add' | 'remove' | 'read' | 'commit' | 'abort';
  readonly id: number;
  readonly n: number;
};

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom(0, 1, 1, 2, 2, 3),
  kind: fc.constantFrom('insert', 'insert', 'add', 'add', 'remove', 'read', 'commit', 'commit', 'abort'),
  id: fc.integer({ min: 0, max: 5 }),
  n: fc.integer({ min: 1, max: 3 }),
});

type Scene = { readonly rows: Collection<Row>; readonly model: Sessions; readonly sessions: readonly ClientSession[] };

async function read({ rows, model }: Scene, who: number, session: ClientSession | undefined): Promise<void> {
  const options = session ? { session } : {};
  const expected = [...model.seen(who)].map(([_id, n]) => ({ _id, n })).toSorted((a, b) => a.n - b.n || a._id - b._id);
  const found = await rows.find({ n: { $gte: 0 } }, { ...options, hint: 'n_1__id_-1', projection: { g: 0 } }).toArray();
  expect(found.toSorted((a, b) => a.n - b.n || a._id - b._id)).toEqual(expected);
  const ordered = await rows
    .find({}, { ...options, projection: { g: 0 } })
    .sort({ n: 1, _id: 1 })
    .toArray();
  expect(ordered).toEqual(expected);
  expect(await rows.countDocuments({ n: { $gt: 1 } }, options)).toBe(expected.filter(({ n }) => n > 1).length);
}

async function write({ rows }: Scene, { kind, id, n }: Step, session: ClientSession | undefined): Promise<Answer> {
  const options = session ? { session } : {};
  try {
    if (kind === 'insert') return Number((await rows.insertOne({ _id: id, n, g: n % 2 }, options)).acknowledged);
    if (kind === 'add') return (await rows.updateOne({ _id: id }, { $inc: { n } }, options)).modifiedCount;
    return (await rows.deleteOne({ _id: id }, options)).deletedCount;
  } catch (error) {
    return [Number((error as { code?: unknown }).code)];
  }
}

function expectedOf(model: Sessions, { who, kind, id, n }: Step): Answer {
  if (kind === 'insert') return model.insert(who, id, n);
  return kind === 'add' ? model.add(who, id, n) : model.remove(who, id);
}

async function end({ model, sessions }: Scene, { who, kind }: Step): Promise<void> {
  if (!model.isOpen(who)) return;
  if (kind === 'commit') {
    model.commit(who);
    await sessions[who - 1]?.commitTransaction();
  } else {
    model.abort(who);
    await sessions[who - 1]?.abortTransaction();
  }
}

async function take(scene: Scene, one: Step): Promise<void> {
  const { model, sessions } = scene;
  const { who, kind } = one;
  const session = sessions[who - 1];
  if (kind === 'commit' || kind === 'abort') return end(scene, one);
  if (who === 0 && model.isHeld(one.id)) return;
  if (session && !model.isOpen(who)) {
    model.begin(who);
    session.startTransaction();
  }
  if (kind === 'read') return read(scene, who, session);
  const expected = expectedOf(model, one);
  const [found] = [await write(scene, one, session)].flat();
  expect([expected].flat()).toContain(found);
  if (typeof expected !== 'number' && session?.inTransaction()) await session.abortTransaction();
}

describe('transactions that run into each other', () => {
  it(
    `see their snapshots, and the first writer wins (seed ${config.seed})`,
    async () => {
      const property = fc.asyncProperty(
        fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }),
        async (steps) => {
          const rows = place.fresh() as unknown as Collection<Row>;
          await rows.createIndex({ n: 1, _id: -1 });
          const sessions = [1, 2, 3].map(() => place.client().startSession());
          const scene = { rows, model: new Sessions(), sessions };
          try {
            for (const one of steps) await take(scene, one);
          } finally {
            for (const session of sessions) await session.endSession();
          }
          for (const who of [1, 2, 3]) scene.model.abort(who);
          await read(scene, 0, undefined);
          expect(await place.db().command({ validate: rows.collectionName })).toMatchObject({ valid: true });
        },
      );
      await fc.assert(property, { numRuns: HISTORIES, seed: config.seed, endOnFailure: true });
    },
    PATIENCE,
  );
});
