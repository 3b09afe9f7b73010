import type { Row } from '../collection/collection.ts';

/** A document as it lies in the database. */
export interface Raw {
  readonly _id: string;
  readonly jurisdiction: string;
  readonly version: number;
  readonly path: readonly string[];
  readonly search?: readonly string[];
  /** The keyed hashes of the words it is found by. */
  readonly blind?: readonly unknown[];
  /** Its sealed fields, all in one piece. */
  readonly sealedFields?: unknown;
  /** The id of the key they were sealed with. */
  readonly sealedBy?: string;
}

/** A row as rules and resolvers see it: with an id, without the kit's own fields. Not frozen: federation writes on it. */
export function rowOf<T extends Row>(raw: Raw): T {
  const { _id, path, search, blind, sealedFields, sealedBy, ...own } = raw;
  return { ...own, id: _id } as unknown as T;
}

/** The place of a row: its grid where it has one, else its division. */
export const placeOf = ({ grid, jurisdiction }: Pick<Row, 'grid' | 'jurisdiction'>): string => grid ?? jurisdiction;
