import type { Narrowed } from './ranges.ts';
import type { SortField } from './sort.ts';
import type { Index } from '../store/index-spec.ts';

/** How an index gives an order: from one end or the other, its ranges one after the other or merged. */
export type Order = { readonly isBackward: boolean; readonly isMerged: boolean };

// Merging looks at the head of every range for every row.
const MOST_MERGED = 200;

/** The order an index gives for a sort, if it does. A field fixed to one point does not count. */
export function orderBy(index: Index, { points, ranges }: Narrowed, sort: readonly SortField[]): Order | undefined {
  if (sort.length === 0 || index.isCut || index.special) return undefined;
  const fixed = new Set(index.fields.filter((_, i) => points[i]?.isSingle).map(({ path }) => path.text));
  const isConstant = (text: string): boolean =>
    fixed.has(text) && index.fields.every(({ path }, i) => path.text !== text || !index.multikey[i]);
  const wanted = sort.filter(({ path }) => !isConstant(path.text));
  const all = index.fields.map((field, i) => ({ field, isArray: index.multikey[i] ?? false, i }));
  const listed = all.filter(({ field }) => !fixed.has(field.path.text));
  const straight = follows(listed, wanted);
  if (straight) return { ...straight, isMerged: false };
  const heads = new Set(ranges.map(({ from, head }) => from.toString('latin1', 0, head)));
  if (heads.size > MOST_MERGED) return undefined;
  const merged = follows(
    all.filter(({ i }) => i >= points.length),
    wanted,
  );
  return merged ? { ...merged, isMerged: true } : undefined;
}

type Field = { readonly field: Index['fields'][number]; readonly isArray: boolean };

function follows(fields: readonly Field[], wanted: readonly SortField[]): { readonly isBackward: boolean } | undefined {
  if (wanted.length > fields.length) return undefined;
  const turns = wanted.map(({ path, descending }, i) => {
    const next = fields[i];
    if (!next || next.isArray || next.field.path.text !== path.text) return undefined;
    return next.field.shape.descending !== descending;
  });
  const [first = false] = turns;
  return turns.every((turn) => turn === first) ? { isBackward: first } : undefined;
}
