import { compute } from './expression.ts';
import { matches } from './filter.ts';
import { KEEP, Refused, results } from './modifiers.ts';
import { positionOf } from './project.ts';
import { isFields, isOperation } from './values.ts';
import type { Fields, Value } from './values.ts';

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
  if (!isOperation(update)) return { _id: doc['_id'], ...update };
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
  if (Array.isArray(holder) && !/^\d+$/.test(name)) return blocked(step);
  if (rest.length > 0) return below(holder, [name, ...rest], step);
  const result = results[step.operator]?.((holder as Fields)[name], step.argument);
  if (result === KEEP) return;
  if (result !== undefined) fill(holder, name, result);
  else if (!Array.isArray(holder)) delete (holder as Fields)[name];
  else if (Number(name) < holder.length) fill(holder, name, null);
}

function below(holder: Value, [name = '', ...rest]: readonly string[], step: Step): void {
  const inside = holder as Fields;
  if (inside[name] === undefined && QUIET.has(step.operator)) return;
  if (inside[name] === undefined) fill(holder, name, {});
  if (!isFields(inside[name]) && !Array.isArray(inside[name])) return blocked(step);
  at(inside[name], rest, step);
}

// A way that leads through what is no document: some operators have nothing to do there.
function blocked({ operator }: Step): void {
  if (!QUIET.has(operator)) throw new Refused(28);
}

function fill(holder: Value, name: string, value: Value): void {
  if (Array.isArray(holder)) while (holder.length < Number(name)) holder.push(null);
  (holder as Fields)[name] = value;
}
