import { boundOf } from './bounds.ts';
import { geoBound } from './geo-bound.ts';
import { withAlternative } from './conditions.ts';
import { uint32 } from '../store/lmdb.ts';
import type { Bound } from './bounds.ts';
import type { ByPath, Condition, Conditions } from './conditions.ts';
import type { Span } from './edges.ts';
import type { Collection } from '../store/catalog.ts';
import type { Index } from '../store/index-spec.ts';

/** A stretch of keys; `head` bytes of them are the same for all. */
export type Range = { readonly from: Buffer; readonly to: Buffer; readonly head: number };

/** What a filter narrows an index to. */
export type Narrowed = {
  /** Ranges in key order, and disjoint. */
  readonly ranges: readonly Range[];
  /** The leading fields that are fixed to points, and which of them to a single one. */
  readonly points: readonly { readonly isSingle: boolean }[];
  readonly isNarrowed: boolean;
  readonly hasStretch: boolean;
  /** True when the ranges say all that the filter says. */
  readonly isExact: boolean;
};

// More combinations of listed values than this are not worth their look-ups.
const MOST_HEADS = 10_000;
const LAST = Buffer.from([0xff]);
// Keys tell the elements of an array that a path names by its position; a filter does not ask for them.
const POSITION = /^\d+$/;
// Behind a whole key the next byte is a tag; a descending number just above this one goes on with zero.
const FIRST = Buffer.from([0x01]);
const NOTHING = Buffer.alloc(0);

/** The ranges of an index (or of the documents, for the index on `_id`) that can hold what is asked for. */
export function narrow(collection: Collection, index: Index, conditions: Conditions): Narrowed {
  const { always, alternatives } = conditions;
  const lead = leadOf(index, always);
  const start = uint32(index.isPrimary ? collection.id : index.id);
  const heads = combine(start, lead);
  const variants = alternatives.length === 0 ? [always] : alternatives.map((one) => withAlternative(always, one));
  const tails = variants.map((variant) =>
    tailOf(index, variant, { from: lead.length, room: MOST_HEADS / heads.length }),
  );
  const first = index.isPrimary ? NOTHING : FIRST;
  const ranges = heads.flatMap((head) => joined(tails.flatMap((tail) => spansOf(head, tail.bounds, first))));
  const covered = lead.reduce((sum, bound) => sum + bound.covers, 0);
  const isExact =
    conditions.isWhole &&
    !index.isCut &&
    !index.fields.some(({ path }) => path.parts.some((part) => POSITION.test(part))) &&
    index.multikey.filter(Boolean).length <= 1 &&
    variants.every((variant, i) => covered + (tails[i]?.covers ?? 0) === countOf(variant));
  return {
    ranges,
    points: lead.map((bound) => ({ isSingle: bound.spans.length === 1 })),
    isNarrowed: lead.length > 0 || tails.every((tail) => tail.bounds.length > 0),
    hasStretch: tails.every((tail) => tail.bounds.length > 0),
    isExact,
  };
}

/** The bounds an alternative of a filter gives the leading fields of an index. */
export function usedBounds(index: Index, always: ByPath, variant: ByPath): readonly Bound[] {
  const lead = leadOf(index, always);
  const heads = lead.reduce((sum, { spans }) => sum * spans.length, 1);
  return [...lead, ...tailOf(index, variant, { from: lead.length, room: MOST_HEADS / heads }).bounds];
}

function boundAt(index: Index, i: number, conditions: readonly Condition[]): Bound | undefined {
  const field = index.fields[i];
  if (!field) return undefined;
  return field.isGeo ? geoBound(conditions) : boundOf(conditions, field.shape, index.multikey[i] ?? false);
}

function countOf(variant: ByPath): number {
  return [...variant.values()].reduce((sum, list) => sum + list.length, 0);
}

function leadOf(index: Index, always: ByPath): readonly Bound[] {
  const lead: Bound[] = [];
  let heads = 1;
  for (const [i, { path }] of index.fields.entries()) {
    const bound = boundAt(index, i, always.get(path.text) ?? []);
    if (bound?.kind !== 'points' || heads * bound.spans.length > MOST_HEADS) break;
    heads *= bound.spans.length;
    lead.push(bound);
  }
  return lead;
}

function combine(start: Buffer, lead: readonly Bound[]): readonly Buffer[] {
  let heads: readonly Buffer[] = [start];
  for (const bound of lead) heads = heads.flatMap((head) => bound.spans.map(({ from }) => Buffer.concat([head, from])));
  return heads;
}

type Tail = { readonly bounds: readonly Bound[]; readonly covers: number };

// Behind the leading points: further points of this alternative, then at most one stretch.
function tailOf(index: Index, variant: ByPath, { from, room }: { readonly from: number; readonly room: number }): Tail {
  const bounds: Bound[] = [];
  let heads = 1;
  for (const [i, { path }] of index.fields.entries()) {
    if (i < from) continue;
    const bound = boundAt(index, i, variant.get(path.text) ?? []);
    if (!bound) break;
    heads *= bound.spans.length;
    if (heads > room) break;
    bounds.push(bound);
    if (bound.kind === 'stretch') break;
  }
  return { bounds, covers: bounds.reduce((sum, bound) => sum + bound.covers, 0) };
}

function spansOf(head: Buffer, bounds: readonly Bound[], first: Buffer): readonly Range[] {
  let prefixes: readonly Buffer[] = [head];
  for (const { kind, spans } of bounds) {
    if (kind === 'stretch') return prefixes.flatMap((prefix) => spans.map((span) => within(prefix, span, head.length)));
    prefixes = prefixes.flatMap((prefix) => spans.map(({ from }) => Buffer.concat([prefix, from])));
  }
  return prefixes.map((prefix) => ({
    from: Buffer.concat([prefix, first]),
    to: Buffer.concat([prefix, LAST]),
    head: head.length,
  }));
}

function within(prefix: Buffer, { from, to }: Span, head: number): Range {
  return { from: Buffer.concat([prefix, from]), to: Buffer.concat([prefix, to]), head };
}

// Alternatives may overlap: what they share is read once.
function joined(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((a, b) => Buffer.compare(a.from, b.from));
  const result: Range[] = [];
  for (const range of sorted) {
    const before = result.at(-1);
    if (!before || Buffer.compare(before.to, range.from) < 0) result.push(range);
    else if (Buffer.compare(before.to, range.to) < 0) result[result.length - 1] = { ...before, to: range.to };
  }
  return result.filter(({ from, to }) => Buffer.compare(from, to) < 0);
}
