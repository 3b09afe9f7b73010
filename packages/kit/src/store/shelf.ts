import type { Connection, Model } from 'mongoose';
import { type AnyCollection, declarationOf, type Declared, type Row } from '../collection/collection.ts';
import { gramsOf } from '../carry/grams.ts';
import type { Blind } from '../seal/blind.ts';
import type { Keeping } from '../seal/secrets.ts';
import { modelOf } from './models.ts';
import { type Raw, rowOf } from './raw.ts';
import { shapeOf } from './shape.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A change on its way to the database. */
export interface Changing {
  readonly raw: Raw;
  /** The row as it will be. */
  readonly next: Row;
  readonly asked: Fields;
}

/** Where the rows of one collection lie. Everything that comes in or goes out passes here, and is sealed or opened. */
export interface Shelf {
  readonly model: Model<Raw>;
  readonly options: Declared['options'];
  readonly blind: Blind | null;
  /** A row as rules and resolvers see it. */
  row<T extends Row>(raw: Raw): T;
  /** What makes an old row lie as a new one would: sealed with the newest key, with its words. */
  again(raw: Raw): Fields;
  /** A new row. Values get their types here, past Mongoose's documents and in a twentieth of their time. */
  made<T extends Row>(coming: Coming): Promise<Made<T>>;
  /** What a change sets, as it will lie, typed the same way. */
  set(changing: Changing): Promise<Fields>;
}

/** A new row on its way in: what was decided of it, and what the kit says of every row. */
export interface Coming {
  readonly id: string;
  readonly set: object;
  readonly own: Pick<Row, 'createdAt' | 'createdBy' | 'grid' | 'jurisdiction' | 'version'>;
  readonly path: readonly string[];
}

/** A new row: as it will lie, and as rules see it, without opening what was just sealed. */
export interface Made<T> {
  readonly raw: Raw;
  readonly row: T;
}

const searched = ({ grams }: Declared['options'], row: Row): { search?: readonly string[] } =>
  grams ? { search: gramsOf(grams(row)) } : {};

// The kit says these of a row itself, and they need no type.
const kits = ['_id', 'path', 'search', 'blind', 'sealedFields', 'sealedBy'];

/** The shelf of a collection. */
export function shelfOf(connection: Connection, handle: AnyCollection, { sealer, blind }: Keeping): Shelf {
  const { options } = declarationOf(handle);
  const model = modelOf(connection, handle);
  const shape = shapeOf(connection, handle.name, model.schema.clone().remove(kits));
  const sealed = new Set<string>(options.sealed);
  // Whatever becomes of a sealed field on its way through the types: in clear it goes no further.
  const unsealed = (fields: object): Record<string, unknown> => {
    const found: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(fields))
      if (value !== undefined && !sealed.has(field)) found[field] = value;
    return found;
  };
  const found = (row: Row) => (blind ? { blind: blind.of(row as never) } : {});
  const made = async <T extends Row>({ id, set: fresh, own, path }: Coming): Promise<Made<T>> => {
    const clear = (await sealer?.whole(fresh)) ?? {};
    const typed = await shape.whole(fresh as Fields, own as unknown as Fields, sealed);
    // Spread last: a field that follows a spread costs more than all that stand before it.
    const row = { id, ...clear, ...typed } as unknown as Row;
    const words = { ...searched(options, row), ...found(row), ...sealer?.seal(id, clear) };
    return { raw: { _id: id, path, ...words, ...typed } as unknown as Raw, row: row as never };
  };
  const set = async ({ raw, next, asked }: Changing): Promise<Fields> => {
    const typed = { ...asked, ...(await shape.some(unsealed(asked))) };
    const clear = (await sealer?.some(typed)) ?? {};
    const row = { ...next, ...typed, ...clear };
    return { ...unsealed(typed), ...searched(options, row), ...found(row), ...sealer?.sealAgain(raw, row, clear) };
  };
  return {
    model,
    options,
    blind,
    row<T extends Row>(raw: Raw) {
      const row = rowOf<T>(raw);
      sealer?.open(row, raw);
      return row;
    },
    made,
    set,
    again(raw) {
      const row = rowOf<Row>(raw);
      sealer?.open(row, raw);
      return { ...found(row), ...sealer?.sealAgain(raw, row, {}) };
    },
  };
}
