import { compare } from '../bson/compare.ts';
import { isOperators, isTruthy, typeName } from '../bson/kinds.ts';
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
      : conditions.some((own) => own.operator === operator && compare(own.value, argument) === 0),
  );
}
