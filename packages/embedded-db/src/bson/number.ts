import { Double, Long } from 'bson';
import type { Decimal128, Int32 } from 'bson';

/** Any of BSON's four kinds of number, as it is held in memory; a plain one is an int32 when it fits, else a double. */
export type Numeric = number | bigint | Long | Int32 | Double | Decimal128;

const LEAST_INT = -(2 ** 31);
const MOST_INT = 2 ** 31 - 1;

/** True for what the driver writes as an int32. */
export function isInt32(value: number): boolean {
  return Number.isInteger(value) && value >= LEAST_INT && value <= MOST_INT && !Object.is(value, -0);
}

/** A double that stays one: a plain number that looks like an int32 would be written as that. */
export function doubleOf(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value;
}

/** A finite decimal or 64-bit number taken apart: coefficient · 10^exponent. */
type Exact = { readonly coefficient: bigint; readonly exponent: number };

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]\d+))?$/;

/** A number's exact parts; nothing for infinities and NaN. */
export function partsOf(value: Long | bigint | Decimal128): Exact | undefined {
  if (typeof value === 'bigint') return { coefficient: value, exponent: 0 };
  if (value instanceof Long || !('bytes' in value)) return { coefficient: value.toBigInt(), exponent: 0 };
  const found = DECIMAL.exec(value.toString());
  if (!found) return undefined;
  const [, sign = '', whole = '', part = '', power = '0'] = found;
  return { coefficient: BigInt(`${sign}${whole}${part}`), exponent: Number(power) - part.length };
}

/** A number as the double at or below it, and its exact digits when it lies above that. */
export type Floor = { readonly double: number; readonly digits?: string; readonly power?: number };

/** Where a number lies between the doubles. */
export function floorOf(value: Long | bigint | Decimal128): Floor {
  const exact = partsOf(value);
  if (!exact) return { double: Number(String(value)) };
  const nearest = Number(`${exact.coefficient}e${exact.exponent}`);
  const sign = compareExact(exact, nearest);
  if (sign === 0) return { double: nearest };
  const [digits, power] = normal(exact);
  return { double: sign < 0 ? below(nearest) : nearest, digits, power };
}

// Coefficient without its last zeros, and the power of its first digit.
function normal({ coefficient, exponent }: Exact): readonly [string, number] {
  const text = String(coefficient < 0n ? -coefficient : coefficient);
  return [text.replace(/0+$/, ''), text.length + exponent];
}

const EXPONENT_BITS = 0x7ffn;
const FRACTION = (1n << 52n) - 1n;

// The sign of value - double; both sides are brought to whole numbers.
function compareExact({ coefficient, exponent }: Exact, double: number): number {
  if (!Number.isFinite(double)) return double > 0 ? -1 : 1;
  const bits = new BigUint64Array(new Float64Array([double]).buffer)[0] ?? 0n;
  const raised = (bits >> 52n) & EXPONENT_BITS;
  const fraction = (bits & FRACTION) | (raised === 0n ? 0n : 1n << 52n);
  const power = (raised === 0n ? 1n : raised) - 1075n;
  let [left, right] = [coefficient, double < 0 ? -fraction : fraction];
  if (exponent < 0) right *= 10n ** BigInt(-exponent);
  else left *= 10n ** BigInt(exponent);
  if (power < 0n) left <<= -power;
  else right <<= power;
  return left < right ? -1 : Number(left > right);
}

/** The next double below. */
function below(value: number): number {
  if (value === Number.POSITIVE_INFINITY) return Number.MAX_VALUE;
  if (value === 0) return -Number.MIN_VALUE;
  const cell = new Float64Array([value]);
  const bits = new BigInt64Array(cell.buffer);
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? -1n : 1n);
  return cell[0] ?? value;
}
