import { Double, Int32, Long } from 'bson';
import { isDoc, toNumber } from './kinds.ts';
import { put } from './doc.ts';
import type { Doc } from './doc.ts';

/** A copy whose numbers are plain where JavaScript holds them exactly, for code that only calculates. */
export function toPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPlain);
  if (isDoc(value)) return plainDoc(value);
  if (value instanceof Long) return Number.isSafeInteger(value.toNumber()) ? value.toNumber() : value;
  return value instanceof Double || value instanceof Int32 ? toNumber(value) : value;
}

function plainDoc(doc: Doc): Doc {
  const made: Doc = {};
  for (const [name, field] of Object.entries(doc)) put(made, name, toPlain(field));
  return made;
}
