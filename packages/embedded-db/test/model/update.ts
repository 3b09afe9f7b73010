import { Double, Int32, Long } from 'mongodb';
import { compute } from './expression.ts';
import { elementHolds, holds, matches } from './filter.ts';
import { positionOf } from './project.ts';
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

export type Asked = {
  readonly update: Fields | readonly Fields[];
  readonly filter: Fields;
  readonly arrayFilters?: readonly Fields[];
  readonly isInsert?: boolean;
};

/** The document after an update. */
export function updated(doc: Fields, asked: Asked): Fields {
  const { update } = asked;
  if (Array.isArray(update)) return update.reduce<Fields>(stage, doc);
  if (!isOperation(update)) return { _id: doc['_id'], ...(update as Fields) };
  const steps = Object.entries(update).flatMap(([operator, parts]) =>
    Object.entries(parts as Fields).map(([path, argument]): Step => ({ operator, path, argument })),
  );
  checkConflicts(steps);
  const made = structuredCopy(doc) as Fields;
  for (const step of steps.toSorted((a, b) => byPath(targetOf(a), targetOf(b)))) apply(made, step, { ...asked, doc });
  return made;
}

type Step = { readonly operator: string; readonly path: string; readonly argument: Value };
type Context = Asked & { readonly doc: Fields };

function targetOf({ operator, path, argument }: Step): string {
  return operator === '$rename' ? String(argument) : path;
}

// Since 5.0 fields are updated in the order of their names, numeric ones in numeric order.
function byPath(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (const [i, name] of left.entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    if (name === other) continue;
    const areNumbers = /^\d+$/.test(name) && /^\d+$/.test(other);
    return areNumbers ? Number(name) - Number(other) : Number(name > other) - Number(name < other);
  }
  return left.length - right.length;
}

function checkConflicts(steps: readonly Step[]): void {
  const paths = steps.flatMap(({ operator, path, argument }) =>
    operator === '$rename' ? [path, String(argument)] : [path],
  );
  for (const [i, path] of paths.entries())
    for (const other of paths.slice(i + 1))
      if (path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`)) throw new Refused(40);
}

function structuredCopy(value: Value): Value {
  if (Array.isArray(value)) return value.map(structuredCopy);
  return isFields(value)
    ? Object.fromEntries(Object.entries(value).map(([name, field]) => [name, structuredCopy(field)]))
    : value;
}

function stage(doc: Fields, step: Fields): Fields {
  const [name, argument] = Object.entries(step)[0] ?? [];
  if (name === '$replaceWith') return { _id: doc['_id'], ...(compute(argument, doc) as Fields) };
  const made = { ...doc };
  if (name === '$unset') for (const field of [argument].flat()) delete made[String(field)];
  if (name === '$set')
    for (const [field, expr] of Object.entries(argument as Fields)) {
      const value = compute(expr, doc);
      if (value === undefined) delete made[field];
      else made[field] = value;
    }
  return made;
}

function apply(made: Fields, step: Step, context: Context): void {
  const { operator, path, argument } = step;
  if (operator === '$setOnInsert' && !context.isInsert) return;
  if (operator === '$rename') return rename(made, path, String(argument));
  for (const parts of targets(path.split('.'), made, context)) at(made, parts, step);
}

// Where `$`, `$[]` and `$[name]` lead.
function targets(parts: readonly string[], made: Fields, context: Context): readonly (readonly string[])[] {
  let found: readonly (readonly string[])[] = [[]];
  for (const part of parts)
    found = found.flatMap((before) => positions(part, before, { made, context }).map((one) => [...before, one]));
  return found;
}

function positions(
  part: string,
  before: readonly string[],
  { made, context }: { readonly made: Fields; readonly context: Context },
): readonly string[] {
  if (part === '$') {
    const position = context.isInsert ? -1 : positionOf(context.doc, context.filter, before.join('.'));
    if (position < 0) throw new Refused(2);
    return [String(position)];
  }
  const name = /^\$\[(\w*)\]$/.exec(part)?.[1];
  if (name === undefined) return [part];
  const list = before.reduce<Value>((value, key) => (value as Fields | undefined)?.[key], made);
  if (!Array.isArray(list)) throw new Refused(2);
  const wanted = context.arrayFilters?.find((one) => Object.keys(one)[0]?.split('.')[0] === name);
  return list.flatMap((item, i) => (!wanted || matches({ [name]: item }, wanted) ? [String(i)] : []));
}

function rename(doc: Fields, from: string, to: string): void {
  if (!Object.hasOwn(doc, from)) return;
  const value = doc[from];
  delete doc[from];
  doc[to] = value;
}

const QUIET = new Set(['$unset', '$pull', '$pop']);

function at(holder: Value, [name = '', ...rest]: readonly string[], step: Step): void {
  const inside = holder as { [name: string]: Value };
  if (Array.isArray(holder) && !/^\d+$/.test(name)) {
    if (QUIET.has(step.operator)) return;
    throw new Refused(28);
  }
  if (rest.length > 0) {
    if (inside[name] === undefined && QUIET.has(step.operator)) return;
    if (inside[name] === undefined) fill(holder, name, {});
    if (!isFields(inside[name]) && !Array.isArray(inside[name])) {
      if (QUIET.has(step.operator)) return;
      throw new Refused(28);
    }
    return at(inside[name], rest, step);
  }
  const result = results[step.operator]?.(inside[name], step.argument);
  if (result === KEEP) return;
  if (result !== undefined) fill(holder, name, result);
  else if (Array.isArray(holder)) Number(name) < holder.length && fill(holder, name, null);
  else delete inside[name];
}

function fill(holder: Value, name: string, value: Value): void {
  if (Array.isArray(holder)) while (holder.length < Number(name)) holder.push(null);
  (holder as Fields)[name] = value;
}

const KEEP = Symbol('keep');

const results: { readonly [operator: string]: ((now: Value, argument: Value) => Value) | undefined } = {
  $set: (_, argument) => argument,
  $setOnInsert: (_, argument) => argument,
  $unset: () => undefined,
  $inc: (now, argument) => calculated(now, argument, (a, b) => a + b),
  $mul: (now, argument) => calculated(now, argument, (a, b) => a * b, true),
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

// The widest of the two kinds of number wins; a whole number too large for 32 bits becomes a long.
function calculated(
  now: Value,
  argument: Value,
  combine: (a: number, b: number) => number,
  startsAtZero = false,
): Value {
  if (!isNumber(argument)) throw new Refused(14);
  if (now !== undefined && !isNumber(now)) throw new Refused(14);
  const start = now ?? new Int32(0);
  const number = combine(toNumber(start), toNumber(argument));
  if (now === undefined && !startsAtZero) return argument;
  if (start instanceof Double || argument instanceof Double) return new Double(number);
  const isLong = start instanceof Long || argument instanceof Long || Math.abs(number) > 2 ** 31 - 1;
  return isLong ? Long.fromNumber(number) : new Int32(number);
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
