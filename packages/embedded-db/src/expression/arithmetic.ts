import { Decimal128, Long } from 'bson';
import { add, multiply, numericOf, subtract } from '../bson/arithmetic.ts';
import { compare } from '../bson/compare.ts';
import { toNumber, typeName } from '../bson/kinds.ts';
import { doubleOf, isInt32 } from '../bson/number.ts';
import { refuse } from '../errors.ts';
import { isNothing } from './node.ts';
import type { Numeric } from '../bson/number.ts';
import type { Operator } from './node.ts';

function numberIn(name: string, value: unknown): Numeric {
  const number = numericOf(value);
  return number === undefined
    ? refuse('TypeMismatch', `${name} only supports numeric types, not ${typeName(value)}`)
    : number;
}

function plainIn(name: string, value: unknown): number {
  return toNumber(numberIn(name, value)) ?? Number.NaN;
}

// With null or nothing among its arguments arithmetic gives null.
function strict(operator: Operator): Operator {
  return (...values) => (values.some(isNothing) ? null : operator(...values));
}

const sum: Operator = (...values) => {
  const dates = values.filter((value) => value instanceof Date);
  if (dates.length > 1) refuse(16612, 'only one date allowed in an $add expression');
  const [date] = dates;
  const total = values
    .filter((value) => !(value instanceof Date))
    .reduce<Numeric>((before, value) => add(before, numberIn('$add', value)), 0);
  return date ? new Date(date.getTime() + Math.round(toNumber(total) ?? 0)) : total;
};

const difference: Operator = (a, b) => {
  if (!(a instanceof Date)) return subtract(numberIn('$subtract', a), numberIn('$subtract', b));
  if (b instanceof Date) return Long.fromNumber(a.getTime() - b.getTime());
  return new Date(a.getTime() - Math.round(plainIn('$subtract', b)));
};

const quotient: Operator = (a, b) => {
  const [left, right] = [plainIn('$divide', a), plainIn('$divide', b)];
  if (right === 0) refuse('BadValue', "can't $divide by zero");
  const isDecimal = a instanceof Decimal128 || b instanceof Decimal128;
  return isDecimal ? Decimal128.fromString(String(left / right)) : doubleOf(left / right);
};

const remainder: Operator = (a, b) => {
  const kinds = [typeName(numberIn('$mod', a)), typeName(numberIn('$mod', b))];
  const [left, right] = [plainIn('$mod', a), plainIn('$mod', b)];
  if (right === 0) refuse(16610, "can't $mod by zero");
  if (kinds.includes('double')) return doubleOf(left % right);
  if (!kinds.includes('long')) return left % right;
  return Long.fromBigInt(BigInt(String(a)) % BigInt(String(b)));
};

const power: Operator = (a, b) => {
  const kinds = [typeName(numberIn('$pow', a)), typeName(numberIn('$pow', b))];
  const result = plainIn('$pow', a) ** plainIn('$pow', b);
  const isWhole = !kinds.includes('double') && !kinds.includes('decimal') && Number.isSafeInteger(result);
  if (!isWhole) return doubleOf(result);
  return isInt32(result) && !kinds.includes('long') ? result : Long.fromNumber(result);
};

// Changes the value and keeps its kind.
function kept(name: string, change: (value: number) => number): Operator {
  return strict((value) => {
    const number = plainIn(name, value);
    const type = typeName(value);
    if (type === 'double') return doubleOf(change(number));
    if (type === 'decimal') return Decimal128.fromString(String(change(number)));
    if (type === 'long') return Long.fromNumber(change(number));
    return isInt32(change(number)) ? change(number) : Long.fromNumber(change(number));
  });
}

// Half goes to the even neighbour.
function evenly(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  if (rest !== 0.5) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
}

function placed(name: string, change: (value: number) => number): Operator {
  return strict((value, place = 0) => {
    const places = plainIn(name, place);
    const shifted = (number: number, by: number): number => Number(`${number}e${by}`);
    const move = (number: number): number =>
      Number.isFinite(number) && !/e/.test(String(number)) ? shifted(change(shifted(number, places)), -places) : number;
    return kept(name, move)(value);
  });
}

const numbersIn = (values: readonly unknown[]): readonly unknown[] =>
  values.length === 1 && Array.isArray(values[0]) ? values[0] : values;

function best(isBetter: (sign: number) => boolean): Operator {
  return (...values) => {
    const some = numbersIn(values).filter((value) => !isNothing(value));
    return some.length === 0 ? null : some.reduce((found, value) => (isBetter(compare(value, found)) ? value : found));
  };
}

const total: Operator = (...values) =>
  numbersIn(values).reduce<Numeric>((before, value) => add(before, numericOf(value) ?? 0), 0);

/** Operators over numbers; sums and differences of dates, too. */
export const arithmetic: { readonly [name: string]: Operator } = {
  $add: strict(sum),
  $subtract: strict(difference),
  $multiply: strict((...values) =>
    values.reduce<Numeric>((before, value) => multiply(before, numberIn('$multiply', value)), 1),
  ),
  $divide: strict(quotient),
  $mod: strict(remainder),
  $pow: strict(power),
  $abs: kept('$abs', Math.abs),
  $ceil: kept('$ceil', Math.ceil),
  $floor: kept('$floor', Math.floor),
  $round: placed('$round', evenly),
  $trunc: placed('$trunc', Math.trunc),
  $sum: total,
  $avg: (...values) => {
    const numbers = numbersIn(values)
      .map(toNumber)
      .filter((value) => value !== undefined);
    return numbers.length === 0 ? null : doubleOf(numbers.reduce((a, b) => a + b, 0) / numbers.length);
  },
  $min: best((sign) => sign < 0),
  $max: best((sign) => sign > 0),
};
