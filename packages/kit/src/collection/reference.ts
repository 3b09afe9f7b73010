import type { InferSchemaType, Schema } from 'mongoose';
import { codeIn } from './code-in-schema.ts';

/** A row of public reference data: known by its own code, the same for everybody. */
export interface ReferenceRow {
  readonly id: string;
  readonly version: number;
}

export type StoredReference<S extends Schema> = ReferenceRow & Readonly<Omit<InferSchemaType<S>, keyof ReferenceRow>>;

declare const stored: unique symbol;

/** Data of class P0 without a place of its own: division tree, code lists, calendars. */
export interface Reference<T extends ReferenceRow> {
  readonly name: string;
  readonly [stored]?: T;
}

// oxlint-disable-next-line typescript/no-explicit-any -- the manifest's list holds references of any row
export type AnyReference = Reference<any>;

export interface ReferenceOptions<T> {
  /** Texts a search looks in. */
  readonly grams?: (row: T) => readonly (string | null | undefined)[];
}

export interface DeclaredReference {
  readonly schema: Schema;
  readonly options: ReferenceOptions<ReferenceRow>;
}

const declared = new WeakMap<object, DeclaredReference>();

/** Declares reference data. Nothing personal may stand in it: everybody reads it. */
export function reference<S extends Schema>(
  name: string,
  schema: S,
  options: ReferenceOptions<StoredReference<S>> = {},
): Reference<StoredReference<S>> {
  const code = codeIn(schema);
  if (code.length > 0) throw new Error(`${name}: a schema holds fields and indexes only, not ${code.join(', ')}`);
  const handle: Reference<StoredReference<S>> = Object.freeze({ name });
  declared.set(handle, { schema: schema.clone(), options: options as unknown as ReferenceOptions<ReferenceRow> });
  return handle;
}

/** For the store alone. */
export function referenceOf(handle: object): DeclaredReference {
  const found = declared.get(handle);
  if (!found) throw new Error('Not a reference of this kit');
  return found;
}
