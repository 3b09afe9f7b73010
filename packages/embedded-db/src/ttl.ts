import { ServerError } from './errors.ts';
import { find } from './query/find.ts';
import { write } from './store/write.ts';
import { Locked } from './txn/transaction.ts';
import type { Collection } from './store/catalog.ts';
import type { Index } from './store/index-spec.ts';
import type { Store } from './store/store.ts';

const PER_PASS = 500;

/** Deletes what has expired; true when something was deleted. Call inside an LMDB write transaction. */
export function deleteExpired(store: Store, now: number): boolean {
  let isChanged = false;
  for (const collection of store.catalog.all())
    for (const index of collection.indexes)
      if (index.expireAfterSeconds !== undefined && deleteBy(store, collection, { index, now })) isChanged = true;
  return isChanged;
}

type Expiry = { readonly index: Index; readonly now: number };

function deleteBy(store: Store, collection: Collection, { index, now }: Expiry): boolean {
  const [field] = index.fields;
  if (!field) return false;
  const before = new Date(now - (index.expireAfterSeconds ?? 0) * 1000);
  const isOld = { [field.path.text]: { $lt: before } };
  const filter = index.partial ? { $and: [isOld, index.partial.filter] } : isOld;
  const rows = [...find({ store }, collection, { filter, limit: PER_PASS, hint: index.name })];
  return rows.filter(({ key, raw }) => deleteOne(store, collection, { key, raw })).length > 0;
}

type Old = { readonly key: Buffer; readonly raw: Buffer };

// What an open transaction holds is deleted in a later pass.
function deleteOne(store: Store, collection: Collection, { key, raw }: Old): boolean {
  try {
    write({ store }, { collection, key, before: raw });
    return true;
  } catch (error) {
    if (error instanceof Locked || error instanceof ServerError) return false;
    throw error;
  }
}

/** True when any index lets documents expire. */
export function hasExpiry(store: Store): boolean {
  return store.catalog.all().some(({ indexes }) => indexes.some((index) => index.expireAfterSeconds !== undefined));
}
