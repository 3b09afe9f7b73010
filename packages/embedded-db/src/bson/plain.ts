import { isDoc, toNumber } from './kinds.ts';
import { put } from './doc.ts';
import type { Doc } from './doc.ts';

/** A copy whose numbers are plain where JavaScript holds them exactly, for code that only calculates. */
export function toPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPlain);
  if (isDoc(value)) return plainDoc(value);
  if (typeof value !== 'object' || value === null) return value;
  const type = '_bsontype' in value ? value._bsontype : undefined;
  if (type !== 'Long' && type !== 'Double' && type !== 'Int32') return value;
  const number = toNumber(value) ?? Number.NaN;
  return type === 'Long' && !Number.isSafeInteger(number) ? value : number;
}

/** The same for a whole document. */
export function plainDoc(doc: Doc): Doc {
  const made: Doc = {};
  for (const [name, value] of Object.entries(doc)) put(made, name, toPlain(value));
  return made;
}
