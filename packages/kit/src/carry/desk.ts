import type { AnyCollection } from '../collection/collection.ts';
import type { Raw } from '../store/raw.ts';
import type { Store } from '../store/store.ts';
import type { Work } from '../store/work.ts';
import type { Viewer } from '../viewer.ts';

/** A row of ours: where it lies, and who it was seen as. */
export interface Held {
  readonly source: AnyCollection;
  readonly viewer: Viewer;
  /** As it lies, while this work has only read it. */
  readonly raw?: Raw;
}

/** Everything a change or a read needs to know about the request it belongs to. */
export interface Desk {
  readonly store: Store;
  readonly viewer: Viewer;
  readonly now: Date;
  readonly requestId: string;
  readonly work: Work;
  /** Signs cursors. */
  readonly secret: string;
  /** Names of a collection's masked fields: they neither filter nor sort. */
  masked(source: AnyCollection): ReadonlySet<string>;
  /** The rows this work has held in its hands, by id. */
  readonly held: Map<string, Held>;
}
