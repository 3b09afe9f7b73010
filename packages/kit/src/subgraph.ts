import type { PurposeCode } from '@linli/contract';
import type { AnyCollection } from './collection/collection.ts';
import type { AnyReference } from './collection/reference.ts';
import type { Hearer, HearerOfMany } from './city/heard.ts';
import type { Context } from './engine/context.ts';
import type { Migration } from './store/migrate.ts';
import type { Viewer } from './viewer.ts';

/** Something done every so often, once in the whole place however many processes run. */
export interface Tick {
  readonly name: string;
  readonly seconds: number;
  /**
   * Bulk work: while a round of it runs, counters, relay and other clocks of the service wait, and have one round each
   * before its next. What follows from a ledger comes after it, and does not share the database with it.
   */
  readonly goesFirst?: boolean;
  /** Gives back how much it did. */
  run(context: Context): Promise<number>;
}

/** A figure of a subgraph's own at `/metrics`. Its name says what and in which unit; it counts, and names nobody. */
export interface Gauge {
  readonly name: string;
  readonly says: string;
  read(context: Context): Promise<number>;
}

/**
 * Whether a record is in a viewer's hands. `'P4'` says besides that the viewer is one of the people named for what is
 * sealed in it: nothing else opens class P4.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the row is of the type named by the key
type Link = (row: any, viewer: Viewer, now: Date) => boolean | 'P4';

/** The manifest: all that makes a subgraph what it is. */
export interface Subgraph {
  readonly name: string;
  /** The contract's file. */
  readonly schema: URL;
  readonly collections: readonly AnyCollection[];
  readonly references?: readonly AnyReference[];
  readonly resolvers: object;
  /** By event type, or '*' for all. */
  readonly hears?: Readonly<Record<string, Hearer>>;
  /** Hears whole batches, in one transaction each; instead of `hears`. */
  readonly hearsMany?: HearerOfMany;
  readonly ticks?: readonly Tick[];
  /** What operators watch of this subgraph alone. */
  readonly gauges?: readonly Gauge[];
  /** By purpose and entity: whether this record is in this viewer's hands. What is not named stays masked. */
  readonly links?: Readonly<Partial<Record<PurposeCode, Readonly<Record<string, Link>>>>>;
  /** Names that `asService` may act under. */
  readonly services?: readonly string[];
  /** Changes of what its rows look like, oldest first; none is ever taken out. */
  readonly migrations?: readonly Migration[];
  /** Puts reference data in place at the start; runs every time, so it must not do a thing twice. */
  prepare?(context: Context): Promise<void>;
}
