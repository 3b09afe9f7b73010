import { encode } from '../bson/doc.ts';
import { compare, isEqual } from '../bson/compare.ts';
import { isDoc, isOperators, toNumber, typeName } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { matches } from '../query/match.ts';
import { sortFields, sortKey } from '../query/sort.ts';
import { assign, read } from './place.ts';
import type { Doc } from '../bson/doc.ts';
import type { Modification } from './modification.ts';

const PUSH_OPTIONS = new Set(['$each', '$slice', '$sort', '$position']);

/** `$push`, with `$each`, `$position`, `$sort` and `$slice`. */
export function push(modification: Modification): void {
  const list = [...(listOf(modification) ?? [])];
  const { argument } = modification;
  const options: Doc = isDoc(argument) && '$each' in argument ? argument : { $each: [argument] };
  const unknown = Object.keys(options).find((name) => !PUSH_OPTIONS.has(name));
  if (unknown !== undefined) refuse('BadValue', `Unrecognized clause in $push: ${unknown}`);
  const { $each, $position, $sort, $slice } = options;
  if (!Array.isArray($each))
    refuse('BadValue', 'The argument to $each in $push must be an array but it was of another type');
  list.splice(toNumber($position) ?? list.length, 0, ...$each);
  if ($sort !== undefined) sortItems(list, $sort);
  assign(modification.place, sliced(list, toNumber($slice)));
}

function sortItems(list: unknown[], sort: unknown): void {
  const direction = toNumber(sort);
  if (direction !== undefined) {
    list.sort((a, b) => compare(a, b) * direction);
    return;
  }
  const fields = sortFields(sort);
  const keys = new Map(list.map((item) => [item, sortKey(encode(isDoc(item) ? item : {}), fields)]));
  const keyOf = (item: unknown): Buffer => keys.get(item) ?? Buffer.alloc(0);
  list.sort((a, b) => Buffer.compare(keyOf(a), keyOf(b)));
}

function sliced(list: readonly unknown[], count: number | undefined): readonly unknown[] {
  if (count === undefined) return list;
  return count < 0 ? list.slice(count) : list.slice(0, count);
}

/** `$addToSet`: what is equal is there once. */
export function addToSet(modification: Modification): void {
  const list = [...(listOf(modification) ?? [])];
  const { argument } = modification;
  const added: unknown = isDoc(argument) && '$each' in argument ? argument['$each'] : [argument];
  if (!Array.isArray(added)) refuse('TypeMismatch', 'The argument to $each in $addToSet must be an array');
  for (const value of added as readonly unknown[]) if (!list.some((item) => isEqual(item, value))) list.push(value);
  assign(modification.place, list);
}

/** `$pop`: the first with -1, otherwise the last. */
export function pop(modification: Modification): void {
  const list = listOf(modification);
  const end = toNumber(modification.argument);
  if (end !== 1 && end !== -1) refuse('FailedToParse', '$pop expects 1 or -1');
  if (list) assign(modification.place, end < 0 ? list.slice(1) : list.slice(0, -1));
}

/** `$pullAll`: takes out everything that equals one of a list. */
export function pullAll(modification: Modification): void {
  const list = listOf(modification);
  const { argument } = modification;
  if (!Array.isArray(argument)) refuse('BadValue', '$pullAll requires an array argument');
  if (list)
    assign(
      modification.place,
      list.filter((item) => !argument.some((value: unknown) => isEqual(item, value))),
    );
}

/** `$pull`: takes out what equals a value or satisfies a condition. */
export function pull(modification: Modification): void {
  const list = listOf(modification);
  if (list)
    assign(
      modification.place,
      list.filter((item) => !isPulled(item, modification.argument)),
    );
}

function isPulled(item: unknown, condition: unknown): boolean {
  if (isOperators(condition) || condition instanceof RegExp) {
    const isAboutFields = isOperators(condition) && isLogical(condition);
    return isAboutFields ? isDoc(item) && matches(condition, item) : matches({ x: condition }, { x: item });
  }
  if (isDoc(condition)) return isDoc(item) && matches(condition, item);
  return isEqual(item, condition);
}

function isLogical(condition: Doc): boolean {
  return ['$or', '$and', '$nor'].includes(Object.keys(condition)[0] ?? '');
}

function listOf({ place, path, id }: Modification): readonly unknown[] | undefined {
  const value = read(place);
  if (value === undefined || Array.isArray(value)) return value;
  return refuse(
    'BadValue',
    `The field '${path}' must be an array but is of type ${typeName(value)} in document {_id: ${JSON.stringify(id)}}`,
  );
}
