import { compare } from '../bson/compare.ts';
import { isOperators, isTruthy, toNumber, typeName } from '../bson/kinds.ts';
import { matches } from './match.ts';
import type { Condition, Conditions } from './conditions.ts';
import type { Index } from '../store/index-spec.ts';

const PRESENT = new Set(['$eq', '$gt', '$gte', '$lt', '$lte', '$regex']);
const ABSENT_TOO = new Set(['null', 'minKey', 'maxKey']);

/** True when everything a filter can find is in an index: sparse and partial ones leave documents out. */
export function isComplete(index: Index, conditions: Conditions): boolean {
  return isCompleteSparse(index, conditions) && isCompletePartial(index, conditions);
}

function isCompleteSparse({ isSparse, fields }: Index, { always }: Conditions): boolean {
  return !isSparse || fields.some(({ path }) => (always.get(path.text) ?? []).some(needsValue));
}

/** True when a partial index covers all that a filter can find. */
export function isCompletePartial({ partial }: Index, { always }: Conditions): boolean {
  if (!partial) return true;
  return Object.entries(partial.filter).every(([path, wanted]) => implies(always.get(path) ?? [], wanted));
}

// A condition that no missing field satisfies.
function needsValue({ operator, value }: Condition): boolean {
  if (operator === '$ne') return value === null;
  return PRESENT.has(operator) && !ABSENT_TOO.has(typeName(value));
}

// Null is also asked for where nothing is, so it implies nothing.
function implies(conditions: readonly Condition[], wanted: unknown): boolean {
  const isPoint = ({ operator, value }: Condition): boolean =>
    operator === '$eq' && value !== null && !Array.isArray(value) && matches({ x: wanted }, { x: value });
  if (conditions.some(isPoint)) return true;
  if (!isOperators(wanted)) return false;
  return Object.entries(wanted).every(([operator, argument]) =>
    operator === '$exists'
      ? isTruthy(argument) && conditions.some(needsValue)
      : conditions.some(
          (own) =>
            (own.operator === operator && compare(own.value, argument) === 0) || isBeyond(own, operator, argument),
        ),
  );
}

const ENDS: { readonly [operator: string]: { readonly isLow: boolean; readonly isOpen: boolean } } = {
  $gt: { isLow: true, isOpen: true },
  $gte: { isLow: true, isOpen: false },
  $lt: { isLow: false, isOpen: true },
  $lte: { isLow: false, isOpen: false },
};

// `$gt: 290` finds nothing that `$gt: 100` does not find.
function isBeyond(own: Condition, operator: string, argument: unknown): boolean {
  const [mine, theirs] = [ENDS[own.operator], ENDS[operator]];
  if (mine?.isLow !== theirs?.isLow || !mine || !theirs || kindOf(own.value) !== kindOf(argument)) return false;
  const sign = compare(own.value, argument) * (mine.isLow ? 1 : -1);
  return sign > 0 || (sign === 0 && (mine.isOpen || !theirs.isOpen));
}

const NUMBERS = new Set(['int', 'long', 'double', 'decimal']);
const SIMPLE = new Set(['string', 'date', 'objectId', 'bool']);

// Comparisons keep to one kind; of arrays, documents and NaN nothing is concluded.
function kindOf(value: unknown): string | object {
  const name = typeName(value);
  if (NUMBERS.has(name)) return Number.isNaN(toNumber(value)) ? {} : 'number';
  return SIMPLE.has(name) ? name : {};
}
