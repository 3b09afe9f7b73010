import type { Connection } from 'mongoose';
import type { Declared, Row } from '../collection/collection.ts';
import { type Raw } from '../store/raw.ts';
import { shapeOf } from '../store/shape.ts';
import { opened, sealed } from './cipher.ts';
import type { FieldKeys } from './field-keys.ts';
import { bytesOf, lazily } from './lazy-fields.ts';
import { halvesOf } from './sealed-schema.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Seals and opens the fields of one collection. */
export interface Sealer {
  /** The sealed fields of a new row in clear, with default values; refuses what does not fit its type. */
  whole(row: Row): Promise<Fields>;
  /** The same for those that a change sets. */
  some(asked: Fields): Promise<Fields>;
  /** As they will lie, with the id of the key that did it. */
  seal(id: string, clear: Fields): Fields;
  /** What a change sets anew; a row that an older key sealed is sealed anew whole. */
  sealAgain(raw: Raw, row: Row, clear: Fields): Fields;
  /** Puts fields on a row that open when they are read. */
  open(row: Row): void;
}

export interface Sealing {
  readonly service: string;
  readonly collection: string;
  readonly keys: FieldKeys;
}

/** The sealer of a collection with sealed fields. */
export function sealerOf(connection: Connection, { schema, options }: Declared, sealing: Sealing): Sealer {
  const { service, collection, keys } = sealing;
  const fields = options.sealed ?? [];
  const { clear: half } = halvesOf(collection, schema, fields);
  const shape = shapeOf(connection, collection, half);
  const own = (row: object): Fields => {
    const found: Record<string, unknown> = {};
    for (const field of fields) if (field in row) found[field] = row[field as keyof typeof row];
    return found;
  };
  // What is empty lies empty: that something is missing has to be seen to be mended.
  const lying = (id: string, clear: Fields): Fields =>
    Object.fromEntries(
      Object.entries(clear).map(([field, value]) => [
        field,
        value === null || value === undefined ? value : sealed(value, { service, collection, id, field }, keys),
      ]),
    );
  const seal = (id: string, clear: Fields): Fields => ({ ...lying(id, clear), sealedBy: keys.newest().id });
  return {
    whole: (row) => shape.whole(own(row)),
    some: (asked) => shape.some(own(asked)),
    seal,
    sealAgain(raw, row, clear) {
      if (raw.sealedBy !== keys.newest().id) return seal(row.id, own(row));
      return lying(row.id, clear);
    },
    open(row) {
      const values = row as unknown as Record<string, unknown>;
      for (const field of fields) {
        const bytes = bytesOf(values[field]);
        if (bytes) lazily(row, field, () => opened(bytes, { service, collection, id: row.id, field }, keys));
      }
    },
  };
}
