import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { namespaceOf } from '../store/catalog.ts';
import { after, uint32 } from '../store/lmdb.ts';
import { openStore } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import type { Dumped, Source } from './source.ts';

/** Opens the store of a folder to look at it; it may be served meanwhile. */
export function openFolder(path: string): Store {
  if (!existsSync(join(path, 'data.mdb'))) throw new Error(`${path} holds no database.`);
  return openStore({ path, isReadOnly: true });
}

/** Everything in a folder as it was at one moment. */
export function folderSource(path: string): Source {
  const store = openFolder(path);
  const { tables, catalog } = store;
  // Taken in the turn in which the catalogue was read: nothing can come between the two.
  const snapshot = tables.docs.useReadTransaction();
  const all = catalog.all().toSorted((a, b) => (a.ns < b.ns ? -1 : 1));
  return {
    collections: async () =>
      all.map(({ ns, options, indexes }) => {
        const { db, coll } = namespaceOf(ns);
        return { db, collection: coll, options, indexes: indexes.map(({ spec }) => spec) };
      }),
    documents: function* documents({ db, collection }: Dumped) {
      const found = all.find(({ ns }) => ns === `${db}.${collection}`);
      if (!found) return;
      const start = uint32(found.id);
      for (const { value } of tables.docs.getRange({ start, end: after(start), transaction: snapshot })) yield value;
    },
    close: async () => {
      snapshot.done();
      await tables.root.close();
    },
  };
}
