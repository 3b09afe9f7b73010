import { Timestamp } from 'bson';
import { refuse } from '../errors.ts';
import { add, multiply, numericOf } from '../bson/arithmetic.ts';
import { compare } from '../bson/compare.ts';
import { isDoc, toNumber, typeName } from '../bson/kinds.ts';
import { addToSet, pop, pull, pullAll, push } from './arrays.ts';
import { assign, read, remove } from './place.ts';
import type { Numeric } from '../bson/number.ts';
import type { Modification } from './modification.ts';

type Modifier = (modification: Modification) => void;

const set: Modifier = ({ place, argument }) => assign(place, argument);

/** The update operators, each with MongoDB's errors. */
export const modifiers: { readonly [operator: string]: Modifier } = {
  $set: set,
  $setOnInsert: set,
  $unset: ({ place }) => remove(place),
  $inc: (modification) => arithmetic(modification, add),
  $mul: (modification) => arithmetic(modification, multiply),
  $min: ({ place, argument }) => {
    const value = read(place);
    if (value === undefined || compare(argument, value) < 0) assign(place, argument);
  },
  $max: ({ place, argument }) => {
    const value = read(place);
    if (value === undefined || compare(argument, value) > 0) assign(place, argument);
  },
  $currentDate: ({ place, argument }) => {
    const type = isDoc(argument) ? argument['$type'] : typeof argument === 'boolean' ? 'date' : undefined;
    if (type !== 'date' && type !== 'timestamp')
      refuse('BadValue', "The '$type' string field of $currentDate must be 'timestamp' or 'date'");
    const isTimestamp = type === 'timestamp';
    assign(place, isTimestamp ? new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }) : new Date());
  },
  $bit: bitwise,
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
};

function arithmetic(modification: Modification, combine: (a: Numeric, b: Numeric) => Numeric): void {
  const { place, argument, operator, path } = modification;
  const operand = numericOf(argument);
  const verb = operator === '$inc' ? 'increment' : 'multiply';
  if (operand === undefined)
    refuse('TypeMismatch', `Cannot ${verb} with non-numeric argument: {${path}: ${JSON.stringify(argument)}}`);
  const now = current(modification);
  if (now === undefined && operator === '$inc') return assign(place, operand);
  assign(place, combine(now ?? 0, operand));
}

function current({ place, operator, id }: Modification): Numeric | undefined {
  const value = read(place);
  const number = numericOf(value);
  if (value !== undefined && number === undefined)
    refuse(
      'TypeMismatch',
      `Cannot apply ${operator} to a value of non-numeric type. {_id: ${JSON.stringify(id)}} has the field '${place.name}' of non-numeric type ${typeName(value)}`,
    );
  return number;
}

function bitwise(modification: Modification): void {
  const { argument, place } = modification;
  if (!isDoc(argument)) refuse('BadValue', 'The $bit modifier needs an embedded document');
  let value = toNumber(current(modification)) ?? 0;
  for (const [name, operand] of Object.entries(argument)) {
    const bits = toNumber(operand) ?? 0;
    if (name === 'and') value &= bits;
    else if (name === 'or') value |= bits;
    else if (name === 'xor') value ^= bits;
    else refuse('BadValue', `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
  }
  assign(place, value);
}
