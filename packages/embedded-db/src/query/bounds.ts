import { KeyWriter, TAG, keptBytes } from '../bson/key.ts';
import { isBson, putValue } from '../bson/encode-value.ts';
import { toNumber } from '../bson/kinds.ts';
import { behind, directed } from './edges.ts';
import type { ComponentShape } from '../bson/key.ts';
import type { Condition } from './conditions.ts';
import type { Edge, Span } from './edges.ts';

/** What a field of an index is narrowed to: single points, or one stretch of components. */
export type Bound = {
  readonly kind: 'points' | 'stretch';
  /** Per point or for the one stretch: from these bytes up to, but without, those. */
  readonly spans: readonly Span[];
  /** How many conditions it stands for completely. */
  readonly covers: number;
  /** The conditions it was made from. */
  readonly by: readonly Condition[];
};

// A list longer than this is a filter, not a look-up.
const MOST_POINTS = 10_000;
const writer = new KeyWriter();

/** The best bound that conditions on one path give a field of an index. */
export function boundOf(
  conditions: readonly Condition[],
  shape: ComponentShape,
  isMultikey: boolean,
): Bound | undefined {
  return (
    pointBound(conditions, shape, isMultikey) ??
    listBound(conditions, shape) ??
    stretchBound(conditions, shape, isMultikey) ??
    prefixBound(conditions, shape) ??
    presentBound(conditions, shape, isMultikey)
  );
}

function canBePoint(value: unknown): boolean {
  return value !== undefined && !Array.isArray(value) && !(value instanceof RegExp);
}

const EXACT = new Set(['ObjectId', 'Int32', 'Long', 'Double', 'Decimal128']);

// Null in an array may mean a missing field: such points are looked at again.
function isExact(value: unknown): boolean {
  if (value === null) return false;
  return typeof value !== 'object' || value instanceof Date || (isBson(value) && EXACT.has(value._bsontype));
}

function pointBound(conditions: readonly Condition[], shape: ComponentShape, isMultikey: boolean): Bound | undefined {
  const found = conditions.find(({ operator, value }) => operator === '$eq' && canBePoint(value));
  if (!found) return undefined;
  const point = pointSpan(found.value, shape);
  const isNull = found.value === null && !isMultikey;
  return {
    kind: 'points',
    spans: [point.span],
    covers: Number((isExact(found.value) || isNull) && !point.isCut),
    by: [found],
  };
}

function listBound(conditions: readonly Condition[], shape: ComponentShape): Bound | undefined {
  for (const condition of conditions) {
    const { operator, value } = condition;
    if (operator !== '$in' || !Array.isArray(value) || value.length === 0 || value.length > MOST_POINTS) continue;
    if (!value.every(canBePoint)) continue;
    const points = value.map((item: unknown) => ({ isExact: isExact(item), ...pointSpan(item, shape) }));
    const spans = new Map(points.map(({ span }) => [span.from.toString('latin1'), span]));
    const sorted = [...spans.values()].sort((a, b) => Buffer.compare(a.from, b.from));
    return {
      kind: 'points',
      spans: sorted,
      covers: Number(points.every((point) => point.isExact && !point.isCut)),
      by: [condition],
    };
  }
  return undefined;
}

function pointSpan(value: unknown, shape: ComponentShape): { readonly span: Span; readonly isCut: boolean } {
  putValue(writer.reset(), value);
  const isCut = writer.endComponent(0, shape);
  const from = writer.take();
  return { span: { from, to: behind(from) }, isCut };
}

const LOW = new Set(['$gt', '$gte']);
const HIGH = new Set(['$lt', '$lte']);
const UNRANGED = new Set<number>([TAG.null, TAG.undefined, TAG.min, TAG.max, TAG.array, TAG.regex]);

function stretchBound(conditions: readonly Condition[], shape: ComponentShape, isMultikey: boolean): Bound | undefined {
  const low = conditions.find(({ operator, value }) => LOW.has(operator) && canBeEnd(value));
  const high = conditions.find(({ operator, value }) => HIGH.has(operator) && canBeEnd(value));
  const first = low ?? high;
  if (!first) return undefined;
  const tag = encoded(first.value)[0] ?? 0;
  if (UNRANGED.has(tag)) return undefined;
  // In an array one element may satisfy the lower and another the upper end.
  const upper = low && isMultikey ? undefined : high;
  if (low && upper && encoded(upper.value)[0] !== tag) return undefined;
  const ends = [low, upper].filter((end) => end !== undefined);
  const span = {
    from: low ? edge(low, shape.limit) : leastOf(tag),
    to: upper ? edge(upper, shape.limit) : headOf(tag, true),
  };
  const covers = ends.filter(({ value }) => isExact(value) && encoded(value).length <= keptBytes(shape.limit)).length;
  return { kind: 'stretch', spans: [directed(span, shape)], covers, by: ends };
}

// NaN, the least number of all, is smaller than none.
function leastOf(tag: number): Edge {
  return tag === TAG.number ? { bytes: NOT_A_NUMBER, isBehind: true } : headOf(tag, false);
}

// Before or behind all values of a kind.
function headOf(tag: number, isBehind: boolean): Edge {
  return { bytes: Buffer.from([tag]), isBehind, isHead: true };
}

const NOT_A_NUMBER = encoded(Number.NaN);

function canBeEnd(value: unknown): boolean {
  return canBePoint(value) && !Number.isNaN(toNumber(value) ?? 0);
}

function encoded(value: unknown): Buffer {
  putValue(writer.reset(), value);
  return writer.take();
}

// What may have been cut in the index bounds by the part that never is.
function edge({ operator, value }: Condition, limit: number): Edge {
  const bytes = encoded(value);
  const kept = bytes.subarray(0, keptBytes(limit));
  if (kept.length < bytes.length) return { bytes: kept, isBehind: HIGH.has(operator), isHead: true };
  return { bytes, isBehind: operator === '$gt' || operator === '$lte' };
}

const LITERAL_HEAD = /^\^([\p{L}\p{N} _:@/-]+)/u;
const SPECIAL_NEXT = /^[?*{]/;

// `^abc` keeps to what begins with abc.
function prefixBound(conditions: readonly Condition[], shape: ComponentShape): Bound | undefined {
  for (const condition of conditions) {
    const { operator, value } = condition;
    if (operator !== '$regex') continue;
    if (value instanceof RegExp && value.flags !== '') continue;
    const source = value instanceof RegExp ? value.source : String(value);
    const head = LITERAL_HEAD.exec(source)?.[1];
    if (!head || source.includes('|')) continue;
    const isOptional = SPECIAL_NEXT.test(source.slice(head.length + 1));
    const certain = isOptional ? [...head].slice(0, -1).join('') : head;
    const bytes = Buffer.concat([Buffer.from([TAG.string]), Buffer.from(certain)]).subarray(0, keptBytes(shape.limit));
    const span = { from: { bytes, isBehind: false, isHead: true }, to: { bytes, isBehind: true, isHead: true } };
    return { kind: 'stretch', spans: [directed(span, shape)], covers: 0, by: [condition] };
  }
  return undefined;
}

// `$ne: null` leaves what sorts before and behind null; an empty array would be among it, so not where there are arrays.
function presentBound(conditions: readonly Condition[], shape: ComponentShape, isMultikey: boolean): Bound | undefined {
  const found = conditions.find(({ operator, value }) => operator === '$ne' && value === null);
  if (isMultikey || !found) return undefined;
  const before = { from: headOf(TAG.min, false), to: headOf(TAG.null, false) };
  const behindNull = { from: headOf(TAG.null, true), to: headOf(TAG.max, true) };
  const spans = [directed(before, shape), directed(behindNull, shape)];
  return { kind: 'stretch', spans: spans.sort((a, b) => Buffer.compare(a.from, b.from)), covers: 1, by: [found] };
}
