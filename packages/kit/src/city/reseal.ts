import type { mongo } from 'mongoose';
import type { Engine } from '../engine/engine.ts';
import type { Raw } from '../store/raw.ts';
import type { Shelf } from '../store/shelf.ts';

const BATCH = 500;

type Asked = Readonly<Record<string, unknown>>;

/** Seals the next rows anew that are asked for. What they say does not change, so no line is written. */
async function resealIn({ model, again }: Shelf, asked: Asked): Promise<number> {
  const raws = await model
    .find(asked as object)
    .limit(BATCH)
    .lean<Raw[]>();
  if (raws.length === 0) return 0;
  const writes = raws.map((raw) => {
    // Whoever changes the row meanwhile seals it with the newest key too.
    const filter = { _id: raw._id, version: raw.version, sealedBy: raw.sealedBy ?? null };
    return { updateOne: { filter, update: { $set: again(raw) } } };
  });
  await model.collection.bulkWrite(writes as unknown as mongo.AnyBulkWriteOperation[], { ordered: false });
  return raws.length;
}

// Where nothing was found any more; of fields in clear no index helps to look, so each process looks until then.
const caughtUp = new WeakSet<Shelf>();

/** Seals what lay in clear until this release, and hashes rows of one that did not look for the people they name. */
async function catchUp(shelf: Shelf): Promise<number> {
  const { formerlyClear = [], names } = shelf.options;
  const behind: readonly Asked[] = [
    ...formerlyClear.map((field) => ({ [field]: { $ne: null } })),
    ...(names ? [{ blind: null }] : []),
  ];
  if (behind.length === 0 || caughtUp.has(shelf)) return 0;
  const rows = await resealIn(shelf, { $or: behind });
  if (rows === 0) caughtUp.add(shelf);
  return rows;
}

/**
 * One round of turning to a new key: a batch of each collection. It goes on where it stopped, because a row says which
 * key sealed it. Gives back how many rows it took.
 */
export async function reseal({ store, subgraph, log }: Engine): Promise<number> {
  const { secrets } = store;
  if (!secrets) return 0;
  await store.checkSecrets();
  const { fieldKeys } = secrets;
  const newest = fieldKeys.newest().id;
  const older = [null, ...fieldKeys.all().map(({ id }) => id)].filter((id) => id !== newest);
  let done = 0;
  for (const source of subgraph.collections) {
    const shelf = store.shelf(source);
    if (!shelf.options.sealed?.length) continue;
    const turned = await resealIn(shelf, { sealedBy: { $in: older as string[] } });
    const rows = turned || (await catchUp(shelf));
    if (rows > 0) log.info({ collection: source.name, rows, key: newest }, 'sealed anew');
    done += rows;
  }
  return done;
}
