import { mongo } from 'mongoose';
import { askingDatabase } from '../telemetry/inside.ts';
import type { Store } from './store.ts';
import { type Work, within } from './work.ts';

// A command is one document of sixteen megabytes at most: lots that may come near it go the driver's way, in pieces.
const LARGEST = 4 * 1024 * 1024;
const SAMPLES = 5;

const { BSON } = mongo;

function isSmall(documents: readonly object[]): boolean {
  const step = Math.ceil(documents.length / SAMPLES);
  const sizes = documents.filter((_, at) => at % step === 0).map((each) => BSON.calculateObjectSize(each));
  return Math.max(...sizes) * documents.length < LARGEST;
}

interface Written {
  readonly writeErrors?: readonly mongo.ErrorDescription[];
}

/**
 * Inserts documents that have their ids, in one command and one turn. The driver's own way measures every document
 * before it writes it; a ledger has tens of thousands. `areSmall` says that the caller knows them to be.
 */
export const insertMany = (
  { store, work }: { readonly store: Store; readonly work: Work },
  name: string,
  documents: readonly object[],
  areSmall = false,
): Promise<unknown> =>
  work.turn(() =>
    askingDatabase('insert', { database: store.name, collection: name }, async () => {
      const db = store.connection.getClient().db(store.name);
      if (!work.session || !(areSmall || isSmall(documents))) {
        const rows = db.collection<{ _id: string }>(name);
        return rows.insertMany([...documents] as { _id: string }[], within(work));
      }
      const { writeErrors } = (await db.command({ insert: name, documents }, within(work))) as Written;
      if (writeErrors?.[0]) throw new mongo.MongoServerError(writeErrors[0]);
      return null;
    }),
  );
