import type { Variables } from '../aggregate/expressions.ts';
import type { Doc } from '../bson/doc.ts';
import type { Snapshot } from '../store/lmdb.ts';
import type { Meter } from './scan.ts';
import type { SortField } from './sort.ts';

/** A question to a collection. */
export type Query = {
  readonly filter: Doc;
  readonly sort?: readonly SortField[];
  readonly skip?: number;
  readonly limit?: number;
  readonly hint?: unknown;
  readonly variables?: Variables | undefined;
  /** Only the number of documents is wanted. */
  readonly isCount?: boolean;
  /** Read this snapshot, because the answer is fetched piece by piece. */
  readonly snapshot?: Snapshot | undefined;
  readonly meter?: Meter | undefined;
};
