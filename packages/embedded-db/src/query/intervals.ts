import { isBson } from '../bson/encode-value.ts';
import { typeName } from '../bson/kinds.ts';
import { compare } from '../bson/compare.ts';
import { usedBounds } from './ranges.ts';
import type { Bound } from './bounds.ts';
import type { ByPath, Condition } from './conditions.ts';
import type { Index } from '../store/index-spec.ts';

/** One stretch of values, and whether its ends belong to it. */
type Interval = {
  readonly low: string;
  readonly high: string;
  readonly isLowIn: boolean;
  readonly isHighIn: boolean;
};

/** What is asked of an index: the conditions that always hold, and those of one alternative beside them. */
export type Asked = { readonly index: Index; readonly always: ByPath; readonly variant: ByPath };

const EVERYTHING: Interval = { low: 'MinKey', high: 'MaxKey', isLowIn: true, isHighIn: true };

/** The bounds of an index scan as MongoDB's explain writes them: a list of intervals for each field. */
export function intervalsOf(
  { index, always, variant }: Asked,
  isBackward: boolean,
): { readonly [field: string]: readonly string[] } {
  const bounds = usedBounds(index, always, variant);
  return Object.fromEntries(
    index.fields.map(({ path, shape }, i) => {
      const bound = bounds[i];
      const intervals = bound ? intervalsIn(bound) : [EVERYTHING];
      const isTurned = shape.descending !== isBackward;
      return [path.text, (isTurned ? intervals.toReversed().map(turned) : intervals).map(textOfInterval)];
    }),
  );
}

function turned({ low, high, isLowIn, isHighIn }: Interval): Interval {
  return { low: high, high: low, isLowIn: isHighIn, isHighIn: isLowIn };
}

function textOfInterval({ low, high, isLowIn, isHighIn }: Interval): string {
  return `${isLowIn ? '[' : '('}${low}, ${high}${isHighIn ? ']' : ')'}`;
}

function intervalsIn({ kind, by, spans }: Bound): readonly Interval[] {
  const [first] = by;
  if (!first) return spans.map(({ from, to }) => ({ low: hex(from), high: hex(to), isLowIn: true, isHighIn: false }));
  if (kind === 'points') return pointsOf(first);
  if (first.operator === '$ne')
    return [
      { ...EVERYTHING, high: 'null', isHighIn: false },
      { ...EVERYTHING, low: 'null', isLowIn: false },
    ];
  if (first.operator === '$regex') return [headOf(first, spans)];
  return [stretchOf(by)];
}

// The squares of a map have no values of their own.
function hex(bytes: Buffer): string {
  return `0x${bytes.toString('hex')}`;
}

function pointsOf({ operator, value }: Condition): readonly Interval[] {
  const values =
    operator === '$in' && Array.isArray(value) ? [...(value as readonly unknown[])].sort(compare) : [value];
  return [...new Set(values.map(textOf))].map((text) => ({ low: text, high: text, isLowIn: true, isHighIn: true }));
}

function stretchOf(ends: readonly Condition[]): Interval {
  const low = ends.find(({ operator }) => operator.startsWith('$g'));
  const high = ends.find(({ operator }) => operator.startsWith('$l'));
  const kind = LIMITS[typeName((low ?? high)?.value)] ?? EVERY_VALUE;
  return {
    low: low ? textOf(low.value) : kind.low,
    high: high ? textOf(high.value) : kind.high,
    isLowIn: low ? low.operator === '$gte' : true,
    isHighIn: high ? high.operator === '$lte' : kind.isHighIn,
  };
}

// What begins with the head of the pattern: up to the text whose last character is the next one.
function headOf({ value }: Condition, [span]: Bound['spans']): Interval {
  const head = span ? span.from.toString('utf8', 1) : '';
  const last = head.codePointAt(head.length - 1) ?? 0;
  const text = value instanceof RegExp ? value.source : String(value);
  const isPlain = head !== '' && text.startsWith(`^${head}`);
  const high = isPlain ? JSON.stringify(head.slice(0, -1) + String.fromCodePoint(last + 1)) : '{}';
  return { low: isPlain ? JSON.stringify(head) : '""', high, isLowIn: true, isHighIn: false };
}

type Limits = { readonly low: string; readonly high: string; readonly isHighIn: boolean };
const EVERY_VALUE: Limits = { low: 'MinKey', high: 'MaxKey', isHighIn: true };
const NUMBERS: Limits = { low: '-inf.0', high: 'inf.0', isHighIn: true };

// Where the values of a type end; comparisons do not leave their type.
const LIMITS: { readonly [type: string]: Limits } = {
  int: NUMBERS,
  long: NUMBERS,
  double: NUMBERS,
  decimal: NUMBERS,
  string: { low: '""', high: '{}', isHighIn: false },
  object: { low: '{}', high: '[]', isHighIn: false },
  bool: { low: 'false', high: 'true', isHighIn: true },
  date: { low: 'new Date(-9223372036854775808)', high: 'new Date(9223372036854775807)', isHighIn: true },
  objectId: { low: `ObjectId('${'0'.repeat(24)}')`, high: `ObjectId('${'f'.repeat(24)}')`, isHighIn: true },
  timestamp: { low: 'Timestamp(0, 0)', high: 'Timestamp(4294967295, 4294967295)', isHighIn: true },
};

function textOf(value: unknown): string {
  const name = typeName(value);
  if (name === 'double') return doubleText(Number(value));
  if (name === 'minKey' || name === 'maxKey') return name === 'minKey' ? 'MinKey' : 'MaxKey';
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (typeof value === 'object' && value !== null && isBson(value))
    return name === 'objectId' ? `ObjectId('${String(value)}')` : String(value);
  return JSON.stringify(value) ?? 'undefined';
}

function doubleText(value: number): string {
  if (Number.isFinite(value)) return Number.isInteger(value) ? `${value}.0` : String(value);
  return Number.isNaN(value) ? 'nan.0' : `${value < 0 ? '-' : ''}inf.0`;
}
