import { isDoc } from '../bson/kinds.ts';
import type { Doc } from '../bson/doc.ts';

/** A `$match` by `$expr` with conditions beside it that an index can answer: `$eq` of a field and a variable says `{ field: value }`. */
export function resolved(stage: Doc, variables: Doc): Doc {
  const match = stage['$match'];
  if (!isDoc(match)) return stage;
  const equalities = inMatch(match, variables);
  return equalities.length > 0 ? { $match: { $and: [match, ...equalities] } } : stage;
}

function inMatch(match: Doc, variables: Doc): readonly Doc[] {
  const { $and } = match;
  const joined = Array.isArray($and) ? $and.filter(isDoc).flatMap((part) => inMatch(part, variables)) : [];
  return [...joined, ...equalitiesIn(match['$expr'], variables)];
}

function equalitiesIn(expr: unknown, variables: Doc): readonly Doc[] {
  if (!isDoc(expr)) return [];
  const { $and, $eq, $in } = expr;
  if (Array.isArray($and)) return $and.flatMap((part) => equalitiesIn(part, variables));
  if (Array.isArray($in)) return membershipOf($in as readonly unknown[], variables);
  if (!Array.isArray($eq)) return [];
  const [a, b] = $eq as readonly unknown[];
  return [...equalityOf(a, b, variables), ...equalityOf(b, a, variables)];
}

function equalityOf(field: unknown, other: unknown, variables: Doc): readonly Doc[] {
  const [path, value] = [pathIn(field), valueOf(other, variables)];
  return path !== undefined && isPlain(value) ? [{ [path]: { $eq: value } }] : [];
}

function membershipOf([field, list]: readonly unknown[], variables: Doc): readonly Doc[] {
  const [path, values] = [pathIn(field), valueOf(list, variables)];
  return path !== undefined && Array.isArray(values) && values.every(isPlain) ? [{ [path]: { $in: values } }] : [];
}

// An expression does not read the elements of an array by their position: such a path says something else in a filter.
function pathIn(field: unknown): string | undefined {
  return typeof field === 'string' && /^\$(?:[^$.\d][^$.]*)(?:\.[^$.\d][^$.]*)*$/.test(field)
    ? field.slice(1)
    : undefined;
}

function valueOf(expr: unknown, variables: Doc): unknown {
  if (typeof expr !== 'string') return expr;
  return expr.startsWith('$$') && Object.hasOwn(variables, expr.slice(2)) ? variables[expr.slice(2)] : undefined;
}

function isPlain(value: unknown): boolean {
  return value !== undefined && value !== null && !Array.isArray(value) && !(value instanceof RegExp) && !isDoc(value);
}
