import type { Permission } from '@linli/contract';
import type { InferSchemaType, Schema } from 'mongoose';
import { codeIn } from './code-in-schema.ts';
import { type Names, PERSON, personWord } from './names.ts';
import type { Row } from './row.ts';

export type { Row } from './row.ts';

export type Stored<S extends Schema> = Row & Readonly<Omit<InferSchemaType<S>, keyof Row>>;

/** What a row adds to the counters of every node on its path; with `day`, to that day's and month's too. */
export interface Tally {
  /** Without '.' and '$': it names a field. Parts are joined by '/'. */
  readonly key: string;
  readonly n?: number;
  readonly day?: Date | null | undefined;
}

export interface CollectionOptions<T> {
  /** The GraphQL type of a row. */
  readonly entity: string;
  /**
   * Rows that are asked for by a field of their own or listed in an order of their own, never by place alone: no index
   * by place and id is kept of them, which is six entries for each row.
   */
  readonly inner?: boolean;
  /** The orders a list may be asked in: one field each, the id breaks ties. */
  readonly orders?: Readonly<Record<string, Readonly<Record<string, 1 | -1>>>>;
  readonly tallies?: (row: T) => readonly Tally[];
  /** Fields of class P0, readable without login. */
  readonly public?: readonly (keyof T & string)[];
  /** Texts a search looks in. */
  readonly grams?: (row: T) => readonly (string | null | undefined)[];
  /**
   * Fields of class P3 and P4: they lie sealed (AES-256-GCM, bound to their row), whole values or whole subtrees. Rules,
   * tallies and resolvers see them in clear; nothing filters, sorts or searches by them.
   */
  readonly sealed?: readonly (keyof T & string)[];
  /**
   * Sealed fields that lay in clear until this release. Of these alone a value in clear is believed, and sealed in the
   * background; of any other it is a fault. The release after next names them no more.
   */
  readonly formerlyClear?: readonly (keyof T & string)[];
  /**
   * Exact words rows are found by although their fields are sealed, kept as keyed hashes. The kit writes words one way
   * (NFKC, upper case, no spaces); what else makes two words the same the collection does on both sides.
   */
  readonly lookups?: Readonly<Record<string, (row: T) => readonly (string | null | undefined)[]>>;
  /** The right a person needs to look somebody up; without one only services and clocks do. */
  readonly lookupsNeed?: Permission;
  /**
   * People whom rows name without knowing their record. When one is erased who has that name and that telephone, the kit
   * finds the rows and carries out what is decided here.
   */
  readonly names?: Names<T>;
  /** Rows whose masked fields all count one class higher, as a child's do (PIPL art. 28). What fails counts as raised. */
  readonly raised?: (row: T, now: Date) => boolean;
  /** The id of the person a row is about, where that is not the row itself: what they are told when they ask who looked. */
  readonly about?: (row: T) => string | null | undefined;
}

declare const stored: unique symbol;

/** A name and a type, nothing more: it opens no door by itself. Only a viewer can open it. */
export interface Collection<T extends Row> {
  readonly name: string;
  readonly [stored]?: T;
}

/** A collection whose rows nobody looks at by their type: the manifest's list. */
// oxlint-disable-next-line typescript/no-explicit-any -- a collection of Case is no Collection<Row>, its tallies take a Case
export type AnyCollection = Collection<any>;

export interface Declared {
  readonly schema: Schema;
  readonly options: CollectionOptions<Row>;
}

const withPeople = (options: CollectionOptions<Row>): CollectionOptions<Row> => {
  const { names, lookups } = options;
  return names ? { ...options, lookups: { ...lookups, [PERSON]: (row) => names.of(row).map(personWord) } } : options;
};

const declared = new WeakMap<object, Declared>();

/** Declares how something is stored. Code in the schema is refused: it would run without a viewer. */
export function collection<S extends Schema>(
  name: string,
  schema: S,
  options: CollectionOptions<Stored<S>>,
): Collection<Stored<S>> {
  const code = codeIn(schema);
  if (code.length > 0) throw new Error(`${name}: a schema holds fields and indexes only, not ${code.join(', ')}`);
  const handle: Collection<Stored<S>> = Object.freeze({ name });
  declared.set(handle, { schema: schema.clone(), options: withPeople(options as unknown as CollectionOptions<Row>) });
  return handle;
}

/** For the store alone: not on the kit's front door. */
export function declarationOf(handle: object): Declared {
  const found = declared.get(handle);
  if (!found) throw new Error('Not a collection of this kit');
  return found;
}
