import { put } from '../bson/doc.ts';
import { isDoc } from '../bson/kinds.ts';
import { own } from '../bson/path.ts';
import type { Doc } from '../bson/doc.ts';

/** A copy of a document with one path set; in arrays on the way every element gets it. Undefined takes it away. */
export function setIn(doc: Doc, path: readonly string[], value: unknown): Doc {
  const [name, ...rest] = path;
  if (name === undefined) return doc;
  const copy = { ...doc };
  if (rest.length > 0) put(copy, name, inside(own(copy, name), rest, value));
  else if (value === undefined) delete copy[name];
  else put(copy, name, value);
  return copy;
}

function inside(value: unknown, path: readonly string[], set: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => inside(item, path, set));
  return setIn(isDoc(value) ? value : {}, path, set);
}
