import type { Connection } from 'mongoose';
import type { Declared, Row } from '../collection/collection.ts';
import type { Raw } from '../store/raw.ts';
import { shapeOf } from '../store/shape.ts';
import { opened, sealed } from './cipher.ts';
import type { FieldKeys } from './field-keys.ts';
import { bytesOf, lazily } from './lazy-fields.ts';
import { halvesOf } from './sealed-schema.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Seals and opens the fields of one collection. All of a row lie in one piece: a seal each would cost ten times as much. */
export interface Sealer {
  /** The sealed fields of a new row in clear, with default values; refuses what does not fit its type. */
  whole(fresh: object): Promise<Fields>;
  /** The same for those that a change sets. */
  some(asked: Fields): Promise<Fields>;
  /** As they will lie, with the id of the key that did it. */
  seal(id: string, clear: Fields): Fields;
  /** The same for a row that lies already, in which some are as `clear` says. Empty when nothing of it is new. */
  sealAgain(raw: Raw, row: Row, clear: Fields): Fields;
  /** Puts fields on a row that open when they are read. */
  open(row: Row, raw: Raw): void;
}

export interface Sealing {
  readonly service: string;
  readonly collection: string;
  readonly keys: FieldKeys;
}

// The name the piece is bound to; no field of a schema can have it.
const ALL = '*';

// A value that lies in clear where a sealed one belongs: of the time before, or put there past the kit.
const isBare = (raw: Raw, field: string): boolean => {
  const value = (raw as unknown as Fields)[field];
  return value !== undefined && value !== null;
};

/** The sealer of a collection with sealed fields. */
export function sealerOf(connection: Connection, { schema, options }: Declared, sealing: Sealing): Sealer {
  const { service, collection, keys } = sealing;
  const fields = options.sealed ?? [];
  const moving = new Set<string>(options.formerlyClear);
  const { clear: half } = halvesOf(collection, schema, fields);
  const shape = shapeOf(connection, collection, half);
  const own = (row: object): Fields => {
    const found: Record<string, unknown> = {};
    for (const field of fields) {
      const value = field in row ? row[field as keyof typeof row] : undefined;
      if (value !== undefined) found[field] = value;
    }
    return found;
  };
  const spot = (id: string) => ({ service, collection, id, field: ALL });
  const seal = (id: string, clear: Fields): Fields => ({
    sealedFields: sealed(clear, spot(id), keys),
    sealedBy: keys.newest().id,
  });
  return {
    whole: (row) => shape.whole(own(row)),
    some: (asked) => shape.some(own(asked)),
    seal,
    sealAgain(raw, row, clear) {
      // What lay in clear from before goes with it.
      const bare = fields.filter((field) => isBare(raw, field));
      const isNew = Object.keys(clear).length > 0 || bare.length > 0;
      if (raw.sealedBy === keys.newest().id && !isNew) return {};
      return { ...Object.fromEntries(bare.map((field) => [field, null])), ...seal(raw._id, { ...own(row), ...clear }) };
    },
    open(row, raw) {
      const bytes = bytesOf(raw.sealedFields);
      let content: Fields | null = null;
      const read = (field: string): unknown => {
        if (!bytes || isBare(raw, field))
          throw new Error(`${collection}.${field} lies in clear: the kit did not write it`);
        content ??= opened(bytes, spot(raw._id), keys) as Fields;
        return content[field];
      };
      for (const field of fields) {
        const isBelieved = moving.has(field) && (!bytes || isBare(raw, field));
        if (!isBelieved) lazily(row, field, () => read(field));
      }
    },
  };
}
