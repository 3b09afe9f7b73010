import type { Doc } from '../bson/doc.ts';

/** A collection as it is dumped. */
export type Dumped = {
  readonly db: string;
  readonly collection: string;
  readonly options: Doc;
  readonly indexes: readonly Doc[];
};

/** Where a dump is made from. */
export type Source = {
  collections(): Promise<readonly Dumped[]>;
  documents(dumped: Dumped): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  close(): Promise<void>;
};

/** Databases a server keeps for itself. */
export const OWN_DATABASES: ReadonlySet<string> = new Set(['admin', 'config', 'local']);
