import { compute } from './expression.ts';
import { elementHolds, holds } from './filter.ts';
import { isFields, isNumber, toNumber } from './values.ts';
import type { Fields, Value } from './values.ts';

/** A document as a find's projection shows it. */
export function projected(doc: Fields, spec: Fields, filter: Fields): Fields {
  const flags = Object.entries(spec).filter(([, value]) => isFlag(value));
  const shows = flags.filter(([name, value]) => name !== '_id' && isOn(value)).map(([name]) => name);
  const hides = flags.filter(([name, value]) => name !== '_id' && !isOn(value)).map(([name]) => name);
  const others = Object.entries(spec).filter(([, value]) => !isFlag(value));
  const slices = others.filter(([, value]) => operatorOf(value) === '$slice');
  const made = others.filter(([, value]) => operatorOf(value) !== '$slice');
  const isKeeping = shows.length > 0 || made.length > 0 || (flags.length === 1 && isOn(spec['_id']));
  const id = spec['_id'] === undefined || isOn(spec['_id']) ? ['_id'] : [];
  const kept = [...id, ...shows.map((name) => name.replace(/\.\$$/, '')), ...slices.map(([name]) => name)];
  let visible = isKeeping ? keep(doc, kept) : hide(doc, [...hides, ...(id.length > 0 ? [] : ['_id'])]);
  for (const [name, value] of made) visible = withValue(visible, name, madeOf(doc, [name, value]));
  for (const [name, value] of slices)
    visible = inPlace(visible, name, (list) => sliced(list, (value as Fields)['$slice']));
  for (const name of shows.filter((one) => one.endsWith('.$')))
    visible = inPlace(visible, name.slice(0, -2), (list) => atMatch(list, [doc, filter, name.slice(0, -2)]));
  return visible;
}

function isFlag(value: Value): boolean {
  return typeof value === 'boolean' || typeof value === 'number' || isNumber(value);
}

function isOn(value: Value): boolean {
  return value === true || (isFlag(value) && toNumber(value) !== 0 && value !== false);
}

function operatorOf(value: Value): string {
  return isFields(value) ? (Object.keys(value)[0] ?? '') : '';
}

function below(paths: readonly string[], name: string): readonly string[] {
  return paths.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1));
}

function keep(doc: Fields, paths: readonly string[]): Fields {
  const made: Fields = {};
  for (const [name, value] of Object.entries(doc)) {
    const deeper = below(paths, name);
    if (paths.includes(name)) made[name] = value;
    else if (deeper.length > 0 && isFields(value)) made[name] = keep(value, deeper);
    else if (deeper.length > 0 && Array.isArray(value)) made[name] = keepItems(value, deeper);
  }
  return made;
}

function keepItems(list: readonly Value[], paths: readonly string[]): readonly Value[] {
  return list.flatMap((item): readonly Value[] => {
    if (Array.isArray(item)) return [keepItems(item, paths)];
    return isFields(item) ? [keep(item, paths)] : [];
  });
}

function hide(value: Fields, paths: readonly string[]): Fields {
  const made: Fields = {};
  for (const [name, field] of Object.entries(value))
    if (!paths.includes(name)) made[name] = hideIn(field, below(paths, name));
  return made;
}

function hideIn(value: Value, paths: readonly string[]): Value {
  if (paths.length === 0) return value;
  if (Array.isArray(value)) return value.map((item: Value) => hideIn(item, paths));
  return isFields(value) ? hide(value, paths) : value;
}

// What is made stands behind what was there.
function withValue(doc: Fields, name: string, value: Value): Fields {
  return value === undefined ? doc : { ...doc, [name]: value };
}

function madeOf(doc: Fields, [name, value]: readonly [string, Value]): Value {
  if (operatorOf(value) !== '$elemMatch') return compute(value, doc);
  const list = doc[name];
  const found = Array.isArray(list)
    ? list.findIndex((item) => elementHolds(item, (value as Fields)['$elemMatch']))
    : -1;
  return Array.isArray(list) && found >= 0 ? [list[found]] : undefined;
}

function inPlace(doc: Fields, name: string, change: (list: readonly Value[]) => readonly Value[]): Fields {
  const value = doc[name];
  return Array.isArray(value) ? { ...doc, [name]: change(value) } : doc;
}

function sliced(list: readonly Value[], argument: Value): readonly Value[] {
  if (!Array.isArray(argument)) {
    const count = toNumber(argument);
    return count < 0 ? list.slice(count) : list.slice(0, count);
  }
  const [from = 0, count = 0] = argument.map(toNumber);
  const start = from < 0 ? Math.max(0, list.length + from) : from;
  return list.slice(start, start + count);
}

// The element by which the filter found the document.
function atMatch(list: readonly Value[], [doc, filter, name]: readonly [Fields, Fields, string]): readonly Value[] {
  const position = positionOf(doc, filter, name);
  return list.slice(position, position + 1);
}

/** The first element that satisfies what the filter says about an array. */
export function positionOf(doc: Fields, filter: Fields, name: string): number {
  const list = doc[name];
  const wanted = filter[name];
  if (!Array.isArray(list) || wanted === undefined) return -1;
  const operation = isFields(wanted) ? wanted['$elemMatch'] : undefined;
  return list.findIndex((item) => (operation ? elementHolds(item, operation) : holds([item], wanted)));
}
