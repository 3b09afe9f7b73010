import { ServerError, refuse } from '../errors.ts';
import { isDoc, toNumber } from '../bson/kinds.ts';
import { pathOf } from '../bson/path.ts';
import { combinedKeys, componentsOf } from '../store/index-keys.ts';
import type { Path } from '../bson/path.ts';
import type { Row } from '../store/read.ts';

/** One part of an order. */
export type SortField = { readonly path: Path; readonly descending: boolean };

/** The order a command asks for; none when it asks for nothing. */
export function sortFields(sort: unknown): readonly SortField[] {
  if (sort === undefined || sort === null) return [];
  if (!isDoc(sort)) refuse('TypeMismatch', 'Expected field sort to be of type object');
  return Object.entries(sort)
    .filter(([name]) => name !== '$natural')
    .map(([name, direction]) => {
      const sign = toNumber(direction);
      if (sign !== 1 && sign !== -1)
        refuse(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
      return { path: pathOf(name), descending: sign < 0 };
    });
}

/** Bytes that sort as the documents do: of an array the smallest element counts, or the largest when descending. */
export function sortKey(raw: Buffer, fields: readonly SortField[]): Buffer {
  let arrays = 0;
  const parts = fields.map(({ path, descending }) => {
    const { components, isArray } = componentsOf(raw, path, { descending, limit: Number.POSITIVE_INFINITY });
    if (isArray) arrays++;
    return least(components);
  });
  if (arrays > 1) return togetherKey(raw, fields);
  return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
}

function least(keys: readonly Buffer[]): Buffer {
  return keys.reduce((best, one) => (Buffer.compare(one, best) < 0 ? one : best));
}

// Several fields of one array: its elements are compared as wholes.
function togetherKey(raw: Buffer, fields: readonly SortField[]): Buffer {
  try {
    const shaped = fields.map(({ path, descending }) => ({
      path,
      shape: { descending, limit: Number.POSITIVE_INFINITY },
    }));
    return least(combinedKeys(raw, shaped));
  } catch (error) {
    if (error instanceof ServerError) refuse('BadValue', 'cannot sort with keys that are parallel arrays');
    throw error;
  }
}

type Keyed = { readonly row: Row; readonly key: Buffer };

// Sorting holds everything in memory; MongoDB refuses at 100 MB, too.
const MOST_BYTES = 256 * 2 ** 20;
const SLACK = 1000;

/** Sorts rows; with a limit it never holds many more than that. */
export function sortRows(rows: Iterable<Row>, fields: readonly SortField[], limit: number): readonly Row[] {
  let kept: Keyed[] = [];
  let bytes = 0;
  const most = limit > 0 ? 2 * limit + SLACK : Number.POSITIVE_INFINITY;
  for (const row of rows) {
    kept.push({ row, key: sortKey(row.raw, fields) });
    bytes += row.raw.length;
    if (kept.length > most) {
      kept = inOrder(kept).slice(0, limit);
      bytes = kept.reduce((sum, one) => sum + one.row.raw.length, 0);
    }
    if (bytes > MOST_BYTES) refuse(292, 'Sort exceeded memory limit and external sorting is not available.');
  }
  const sorted = inOrder(kept).map(({ row }) => row);
  return limit > 0 ? sorted.slice(0, limit) : sorted;
}

function inOrder(list: Keyed[]): Keyed[] {
  return list.sort((a, b) => Buffer.compare(a.key, b.key));
}
