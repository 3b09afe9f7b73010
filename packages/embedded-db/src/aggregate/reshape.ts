import { isDoc, isTruthy } from '../bson/kinds.ts';
import { encodeValue } from '../bson/encode-value.ts';
import { TAG } from '../bson/key.ts';
import { valueAt, valuesIn } from '../bson/path.ts';
import { refuse } from '../errors.ts';
import { setIn } from './set.ts';
import type { Doc } from '../bson/doc.ts';
import type { SortField } from '../query/sort.ts';

/** `$unwind`: one document per element. */
export function unwind(spec: unknown): (docs: Iterable<Doc>) => Iterable<Doc> {
  const options: Doc = isDoc(spec) ? spec : { path: spec };
  const { path, includeArrayIndex, preserveNullAndEmptyArrays = false } = options;
  if (typeof path !== 'string' || !path.startsWith('$'))
    refuse(28818, `path option to $unwind stage should be prefixed with a '$': ${String(path)}`);
  const parts = path.slice(1).split('.');
  const withIndex = (doc: Doc, index: number | null): Doc =>
    typeof includeArrayIndex === 'string' ? setIn(doc, includeArrayIndex.split('.'), index) : doc;
  return function* unwound(docs) {
    for (const doc of docs) {
      const value = valueAt(doc, parts);
      if (Array.isArray(value) && value.length > 0)
        for (const [i, item] of value.entries()) yield withIndex(setIn(doc, parts, item), i);
      else if (!Array.isArray(value) && value !== null && value !== undefined) yield withIndex(doc, null);
      else if (isTruthy(preserveNullAndEmptyArrays))
        yield withIndex(Array.isArray(value) ? setIn(doc, parts, undefined) : doc, null);
    }
  };
}

/** `$sort` in the middle of a pipeline. */
export function sortDocs(docs: Iterable<Doc>, fields: readonly SortField[]): readonly Doc[] {
  const keyed = [...docs].map((doc) => ({ doc, key: Buffer.concat(fields.map((field) => partOf(doc, field))) }));
  return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ doc }) => doc);
}

// An empty array stands before null, and nothing is null.
const EMPTY = Buffer.from([TAG.undefined]);

function partOf(doc: Doc, { path, descending }: SortField): Buffer {
  const values = valuesIn(doc, path).flatMap((value) => (Array.isArray(value) && value.length > 0 ? value : [value]));
  const parts = (values.length > 0 ? values : [null]).map((value: unknown) => {
    const bytes = Array.isArray(value) && value.length === 0 ? EMPTY : encodeValue(value);
    return descending ? Buffer.from(bytes.map((byte) => byte ^ 0xff)) : bytes;
  });
  return parts.reduce((least, part) => (Buffer.compare(part, least) < 0 ? part : least));
}
