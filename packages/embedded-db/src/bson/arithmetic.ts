import { Decimal128, Double, Int32, Long } from 'bson';
import { toNumber, typeName } from './kinds.ts';
import { doubleOf, isInt32, partsOf } from './number.ts';
import type { Numeric } from './number.ts';

/** The sum; the wider kind of the two wins, and an int32 that does not fit becomes a long. */
export function add(a: Numeric, b: Numeric): Numeric {
  return calculate(ADD, a, b);
}

export function multiply(a: Numeric, b: Numeric): Numeric {
  return calculate(MULTIPLY, a, b);
}

export function subtract(a: Numeric, b: Numeric): Numeric {
  return calculate(SUBTRACT, a, b);
}

type Operation = {
  readonly plain: (a: number, b: number) => number;
  readonly whole: (a: bigint, b: bigint) => bigint;
  /** Whether both sides must have the same exponent. */
  readonly isAligned: boolean;
};

const ADD: Operation = { plain: (a, b) => a + b, whole: (a, b) => a + b, isAligned: true };
const SUBTRACT: Operation = { plain: (a, b) => a - b, whole: (a, b) => a - b, isAligned: true };
const MULTIPLY: Operation = { plain: (a, b) => a * b, whole: (a, b) => a * b, isAligned: false };

function calculate(operation: Operation, a: Numeric, b: Numeric): Numeric {
  if (typeof a === 'number' && typeof b === 'number' && isInt32(a) && isInt32(b)) return wholeOf(operation, a, b);
  const kinds = [typeName(a), typeName(b)];
  if (kinds.includes('decimal')) return decimally(operation, a, b);
  const [left, right] = [toNumber(a) ?? Number.NaN, toNumber(b) ?? Number.NaN];
  if (kinds.includes('double')) return doubleOf(operation.plain(left, right));
  return kinds.includes('long') ? longOf(operation.whole(bigOf(a), bigOf(b))) : wholeOf(operation, left, right);
}

function wholeOf({ plain, whole }: Operation, a: number, b: number): Numeric {
  const result = plain(a, b) + 0;
  return isInt32(result) ? result : longOf(whole(BigInt(a), BigInt(b)));
}

function bigOf(value: Numeric): bigint {
  if (value instanceof Long) return value.toBigInt();
  return BigInt(Math.trunc(toNumber(value) ?? 0));
}

const LEAST = -(2n ** 63n);
const MOST = 2n ** 63n - 1n;

// Beyond 64 bits only a double is left.
function longOf(value: bigint): Numeric {
  return value < LEAST || value > MOST ? doubleOf(Number(value)) : Long.fromBigInt(value);
}

function decimally({ whole, plain, isAligned }: Operation, a: Numeric, b: Numeric): Numeric {
  const [left, right] = [partsOf(toDecimal(a)), partsOf(toDecimal(b))];
  if (!left || !right)
    return Decimal128.fromString(String(plain(toNumber(a) ?? Number.NaN, toNumber(b) ?? Number.NaN)));
  if (!isAligned) return rounded(whole(left.coefficient, right.coefficient), left.exponent + right.exponent);
  const exponent = Math.min(left.exponent, right.exponent);
  const scaled = (part: typeof left): bigint => part.coefficient * 10n ** BigInt(part.exponent - exponent);
  return rounded(whole(scaled(left), scaled(right)), exponent);
}

function rounded(coefficient: bigint, exponent: number): Decimal128 {
  return Decimal128.fromStringWithRounding(`${coefficient}E${exponent}`);
}

// A double counts with its fifteen certain digits.
function toDecimal(value: Numeric): Decimal128 {
  if (value instanceof Decimal128) return value;
  if (typeof value === 'number' || value instanceof Double) {
    const number = Number(value);
    return Decimal128.fromString(Number.isFinite(number) && !isInt32(number) ? number.toPrecision(15) : String(number));
  }
  return Decimal128.fromString(value instanceof Int32 ? String(value.value) : String(value));
}

/** The number in a value of any kind, kept as it is; undefined when it is none. */
export function numericOf(value: unknown): Numeric | undefined {
  return toNumber(value) === undefined ? undefined : (value as Numeric);
}
