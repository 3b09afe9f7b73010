import type { Collection, Row } from '../collection/collection.ts';
import type { Reference, ReferenceRow } from '../collection/reference.ts';
import type { ReferenceView } from '../carry/reference-view.ts';
import type { Counters } from '../city/counters.ts';
import type { Opened, PublicView } from '../opened.ts';
import type { Viewer } from '../viewer.ts';

/** Where the kit keeps its own side of a context. */
export const inside = Symbol('inside');

/** What a hearer of the platform's writes without a journal row: the ledger itself is not audited by a ledger. */
export interface Appended<T> {
  readonly place: string;
  readonly set: Partial<Omit<T, keyof Row>>;
}

/** What a resolver, a hearer or a clock works with. */
export interface Context {
  readonly viewer: Viewer;
  readonly now: Date;
  readonly requestId: string;
  readonly counters: Counters;
  open<T extends Row>(source: Collection<T>): Opened<T>;
  openPublic<T extends Row>(source: Collection<T>): PublicView<T>;
  reference<T extends ReferenceRow>(source: Reference<T>): ReferenceView<T>;
  /** The next number of a series at a node today: `20261121-0042`. */
  number(series: string, node: string): Promise<string>;
  /** Once a request. */
  memo<T>(key: string, make: () => Promise<T>): Promise<T>;
  /** The same work as one of the services the manifest names, seeing one place only; audited as `svc:<subgraph>/<name>`. */
  asService(name: string, place: string): Context;
  /** One transaction for each id; for clocks. A refusal of one does not stop the others. Gives back how many went through. */
  eachOne(ids: readonly string[], work: (id: string, context: Context) => Promise<unknown>): Promise<number>;
  /** Inside hearers and clocks only: new rows without journal rows, counted at once. */
  append<T extends Row>(source: Collection<T>, rows: readonly Appended<T>[]): Promise<void>;
  /** The kit's own side; see inside-context. */
  readonly [inside]: unknown;
}
