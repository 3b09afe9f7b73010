import { Decimal128, Double, Int32, Long } from 'mongodb';
import { elementHolds, holds } from './filter.ts';
import { compareValues, isFields, isNumber, isOperation, isSame, toNumber, typeOf } from './values.ts';
import type { Fields, Value } from './values.ts';

/** An update that MongoDB refuses, with its code. */
export class Refused extends Error {
  readonly code: number;
  readonly detail: Fields;

  constructor(code: number, detail: Fields = {}) {
    super(`refused with ${code}`);
    this.code = code;
    this.detail = detail;
  }
}

/** What leaves a field as it is. */
export const KEEP = Symbol('keep');

/** What each operator makes of a value. */
export const results: { readonly [operator: string]: ((now: Value, argument: Value) => Value) | undefined } = {
  $set: (_, argument) => argument,
  $setOnInsert: (_, argument) => argument,
  $unset: () => undefined,
  $inc: (now, argument) => {
    const sum = calculated(now, argument, { of: (a, b) => a + b, whole: (a, b) => a + b });
    return now === undefined ? argument : sum;
  },
  $mul: (now, argument) => calculated(now, argument, { of: (a, b) => a * b, whole: (a, b) => a * b }),
  $min: (now, argument) => (now === undefined || compareValues(argument, now) < 0 ? argument : KEEP),
  $max: (now, argument) => (now === undefined || compareValues(argument, now) > 0 ? argument : KEEP),
  $push: pushed,
  $addToSet: (now, argument) => {
    const list = [...listIn(now)];
    const added = isFields(argument) && '$each' in argument ? (argument['$each'] as Value[]) : [argument];
    for (const value of added) if (!list.some((item) => isSame(item, value))) list.push(value);
    return list;
  },
  $pop: (now, argument) => {
    if (now === undefined) return KEEP;
    return toNumber(argument) < 0 ? listIn(now).slice(1) : listIn(now).slice(0, -1);
  },
  $pull: (now, argument) => (now === undefined ? KEEP : listIn(now).filter((item) => !isPulled(item, argument))),
};

function listIn(now: Value): readonly Value[] {
  if (now === undefined) return [];
  if (!Array.isArray(now)) throw new Refused(2);
  return now;
}

function isPulled(item: Value, argument: Value): boolean {
  if (isOperation(argument) || typeOf(argument) === 'regex') return holds([item], argument);
  if (isFields(argument)) return elementHolds(item, argument);
  return isSame(item, argument);
}

type Combine = { of(a: number, b: number): number; whole(a: bigint, b: bigint): bigint };

// The widest of the two kinds of number wins; a whole number too large for 32 bits becomes a long.
function calculated(now: Value, argument: Value, combine: Combine): Value {
  if (!isNumber(argument) || (now !== undefined && !isNumber(now))) throw new Refused(14);
  const start = now ?? new Int32(0);
  const number = combine.of(toNumber(start), toNumber(argument));
  // Twelve digits are certain on the way through a double.
  const isDecimal = start instanceof Decimal128 || argument instanceof Decimal128;
  if (isDecimal) return Decimal128.fromString(String(Number(number.toPrecision(12))));
  if (start instanceof Double || argument instanceof Double) return new Double(number);
  const isLong = start instanceof Long || argument instanceof Long || Math.abs(number) > 2 ** 31 - 1;
  // A long holds more digits than a double.
  const whole = combine.whole(BigInt(String(start)), BigInt(String(argument)));
  return isLong ? Long.fromBigInt(BigInt.asIntN(64, whole)) : new Int32(number);
}

function pushed(now: Value, argument: Value): Value {
  const list = [...listIn(now)];
  const options = isFields(argument) && '$each' in argument ? argument : { $each: [argument] };
  const place = options['$position'] === undefined ? list.length : toNumber(options['$position']);
  list.splice(place, 0, ...(options['$each'] as Value[]));
  const sort = options['$sort'];
  if (isNumber(sort)) list.sort((a, b) => compareValues(a, b) * toNumber(sort));
  else if (isFields(sort)) {
    const [name = '', direction] = Object.entries(sort)[0] ?? [];
    const key = (item: Value): Value => (isFields(item) ? (item[name] ?? null) : null);
    list.sort((a, b) => compareValues(key(a), key(b)) * toNumber(direction));
  }
  if (options['$slice'] === undefined) return list;
  const count = toNumber(options['$slice']);
  return count < 0 ? list.slice(count) : list.slice(0, count);
}
