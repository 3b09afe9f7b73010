import type { Row } from './collection/collection.ts';
import type { Amending, Decision, Fresh, Removal, Rule } from './decision.ts';

/** Asks for rows in which a field is empty. */
export const none = Symbol('none');

/** From `from` (inside) to `until` (outside). */
export interface Span<V> {
  readonly from?: V | null | undefined;
  readonly until?: V | null | undefined;
}

type Each<V> = V extends readonly (infer E)[] ? E : V;

/**
 * A value, one of several, a span, or none. Undefined and null filter nothing. On a list a value means "contains".
 * Operators of the database never come in from outside.
 */
export type Where<T> = {
  readonly [K in keyof T]?:
    | Each<NonNullable<T[K]>>
    | readonly Each<NonNullable<T[K]>>[]
    | Span<NonNullable<T[K]>>
    | typeof none
    | null
    | undefined;
};

export interface PageArgs {
  readonly first: number;
  readonly after?: string | null | undefined;
  readonly within?: string | null | undefined;
  readonly order?: string | null | undefined;
  readonly search?: string | null | undefined;
}

/** A Relay connection. `totalCount` is asked of the database only when somebody selects it; null above 10,000. */
export interface Page<T> {
  readonly nodes: readonly T[];
  readonly edges: readonly { readonly node: T; readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  totalCount(): Promise<number | null>;
}

export interface Some {
  /** At most 500. */
  readonly limit: number;
  readonly order?: string;
}

/** A collection as one viewer sees it. There is no other way in, so no query can forget the place. */
export interface Opened<T extends Row> {
  /** Null for unknown and for foreign alike, in the same time. */
  find(id: string): Promise<T | null>;
  load(id: string): Promise<T>;
  /** In the order of the ids; null for unknown and for foreign alike. */
  findMany(ids: readonly string[]): Promise<readonly (T | null)[]>;
  findBy(where: Where<T>): Promise<T | null>;
  page(where: Where<T>, args: PageArgs): Promise<Page<T>>;
  some(where: Where<T>, some: Some): Promise<readonly T[]>;
  count(where: Where<T>, within?: string | null): Promise<number>;
  /** Rows by one exact word, at most 50: needs the collection's right, is counted (30 a minute, 300 a day) and written down. */
  lookup(name: string, word: string, some: Pick<Some, 'limit'>): Promise<readonly T[]>;
  /** Rows by up to 1,000 exact words, for services and clocks alone. */
  lookupMany(name: string, words: readonly string[]): Promise<ReadonlyMap<string, readonly T[]>>;
  insert(place: string, decision: Decision<T>): Promise<T>;
  /** Refused as CHANGED_MEANWHILE when the row is no longer at `version`. */
  change(id: string, version: number, rule: Rule<T>): Promise<T>;
  /** At whatever version the row stands: for second rows of a mutation, hearers and clocks. */
  amend(id: string, rule: Rule<T>): Promise<T>;
  /**
   * Gets rows ready before the transaction that puts them begins, until the signal: sealing and hashing is most of what
   * they cost.
   */
  prepare(rows: readonly Fresh<T>[], signal?: AbortSignal): Promise<void>;
  /** At most 1,000 in one go; each row keeps its own audit line and event. */
  insertMany(rows: readonly Fresh<T>[]): Promise<readonly T[]>;
  /** At most 1,000 in one go. What is unknown or lies elsewhere comes back as null. */
  amendMany(changes: readonly Amending<T>[]): Promise<readonly (T | null)[]>;
  /** The row is gone, and its counters with it. Nothing happens when the rule returns null. */
  remove(id: string, version: number | null, rule: (row: T) => Removal | null): Promise<void>;
}

/** The fields of class P0, for anyone. */
export interface PublicView<T extends Row> {
  findBy(where: Where<T>): Promise<Partial<T> | null>;
  some(where: Where<T>, some: Some): Promise<readonly Partial<T>[]>;
}
