import { Catalog } from './catalog.ts';
import { openTables } from './lmdb.ts';
import { Journal } from '../stream/journal.ts';
import { SlowShapes } from '../query/slow-shapes.ts';
import { Transactions } from '../txn/transactions.ts';
import type { CatalogView } from './catalog.ts';
import type { StorageOptions, Tables } from './lmdb.ts';
import type { Log } from '../query/slow-shapes.ts';
import type { Transaction } from '../txn/transaction.ts';

/** Everything that outlives a command. */
export type Store = {
  readonly tables: Tables;
  readonly catalog: CatalogView;
  readonly journal: Journal;
  readonly transactions: Transactions;
  /** Queries that would like an index. */
  readonly slow: SlowShapes;
};

/** From where a command reads: the present, or the snapshot and own writes of its transaction. */
export type Reading = { readonly store: Store; readonly transaction?: Transaction | undefined };

/** Opens a store on the files in a folder. */
export function openStore(options: StorageOptions, log?: Log): Store {
  const tables = openTables(options);
  return {
    tables,
    catalog: new Catalog(tables),
    journal: new Journal(tables),
    transactions: new Transactions(tables),
    slow: new SlowShapes(log),
  };
}
