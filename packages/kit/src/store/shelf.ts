import type { Connection, Model } from 'mongoose';
import { type AnyCollection, declarationOf, type Declared, type Row } from '../collection/collection.ts';
import { gramsOf } from '../carry/grams.ts';
import type { Blind } from '../seal/blind.ts';
import type { Keeping } from '../seal/secrets.ts';
import { modelOf } from './models.ts';
import { type Raw, rowOf } from './raw.ts';

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
  /** A new row as it will lie. */
  document(row: Row, path: readonly string[]): Promise<Raw>;
  /** What a change sets, as it will lie. */
  set(changing: Changing): Promise<Fields>;
}

const searched = ({ grams }: Declared['options'], row: Row): { search?: readonly string[] } =>
  grams ? { search: gramsOf(grams(row)) } : {};

export function shelfOf(connection: Connection, handle: AnyCollection, { sealer, blind }: Keeping): Shelf {
  const { options } = declarationOf(handle);
  const model = modelOf(connection, handle);
  const found = (row: Row) => (blind ? { blind: blind.of(row as never) } : {});
  return {
    model,
    options,
    blind,
    row<T extends Row>(raw: Raw) {
      const row = rowOf<T>(raw);
      sealer?.open(row);
      return row;
    },
    async document(row, path) {
      const clear = (await sealer?.whole(row)) ?? {};
      const whole = { ...row, ...clear };
      const { id, ...fields } = whole;
      const kits = { ...searched(options, whole), ...found(whole), ...sealer?.seal(id, clear) };
      return { ...fields, _id: id, path, ...kits } as unknown as Raw;
    },
    async set({ raw, next, asked }) {
      const clear = (await sealer?.some(asked)) ?? {};
      const row = { ...next, ...clear };
      return { ...asked, ...searched(options, row), ...found(row), ...sealer?.sealAgain(raw, row, clear) };
    },
  };
}
