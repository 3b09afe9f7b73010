import { Decimal128, Double } from 'mongodb';
import { Refused } from './modifiers.ts';
import { updated } from './update.ts';
import { matches } from './filter.ts';
import { combinedKeys } from './keys.ts';
import { valuesAt } from './paths.ts';
import { compareValues, isFields, isOperation, isSame, typeOf } from './values.ts';
import type { Asked } from './update.ts';
import type { Fields, Value } from './values.ts';

/** An index as `createIndexes` gets it. */
export type Index = {
  readonly key: { readonly [path: string]: 1 | -1 };
  readonly name: string;
  readonly unique?: boolean;
  readonly sparse?: boolean;
  readonly partialFilterExpression?: Fields;
};

export type Change = { readonly matched: number; readonly modified: number; readonly upserted?: Value };
export type UpdateOptions = { readonly many?: boolean; readonly upsert?: boolean };

/** A collection as a plain list: what every store must answer. */
export class Model {
  docs: readonly Fields[] = [];
  readonly indexes: readonly Index[];

  constructor(indexes: readonly Index[]) {
    this.indexes = indexes;
  }

  insert(doc: Fields): void {
    if (this.docs.some((one) => isSame(one['_id'], doc['_id']))) throw idTaken(doc['_id']);
    this.check(doc);
    this.docs = [...this.docs, doc].toSorted((a, b) => compareValues(a['_id'], b['_id']));
  }

  update(asked: Asked, { many = false, upsert = false }: UpdateOptions = {}): Change {
    const found = this.find(asked.filter).slice(0, many ? undefined : 1);
    if (found.length === 0 && upsert) {
      const doc = upserted(asked);
      this.insert(doc);
      return { matched: 0, modified: 0, upserted: doc['_id'] };
    }
    let modified = 0;
    for (const doc of found) modified += Number(this.replace(doc, updated(doc, asked)));
    return { matched: found.length, modified };
  }

  delete(filter: Fields, isMany: boolean): number {
    const found = new Set(this.find(filter).slice(0, isMany ? undefined : 1));
    this.docs = this.docs.filter((doc) => !found.has(doc));
    return found.size;
  }

  find(filter: Fields): readonly Fields[] {
    return this.docs.filter((doc) => matches(doc, filter));
  }

  private replace(doc: Fields, next: Fields): boolean {
    if (!isSame(doc['_id'], next['_id'])) throw new Refused(66);
    if (textOf(doc) === textOf(next)) return false;
    this.check(next, doc);
    this.docs = this.docs.map((one) => (one === doc ? next : one));
    return true;
  }

  private check(doc: Fields, itself?: Fields): void {
    for (const index of this.indexes) keysOf(index, doc);
    for (const index of this.indexes) {
      const directions = Object.values(index.key);
      const keys = keysOf(index, doc).toSorted((a, b) => compareKeys(a, b, directions));
      if (!index.unique) continue;
      const others = this.docs.filter((other) => other !== itself).flatMap((other) => keysOf(index, other));
      const double = keys.find((key) => others.some((other) => compareKeys(key, other, directions) === 0));
      if (double) throw taken(index, double);
    }
  }
}

function idTaken(id: Value): Refused {
  return new Refused(11000, { keyPattern: { _id: 1 }, keyValue: { _id: id } });
}

function taken({ key }: Index, values: readonly Value[]): Refused {
  const keyValue = Object.fromEntries(Object.keys(key).map((path, i) => [path, values[i] ?? null]));
  return new Refused(11000, { keyPattern: { ...key }, keyValue });
}

/** True when a document is in an index: sparse and partial ones leave some out. */
export function isIn({ key, sparse, partialFilterExpression }: Index, doc: Fields): boolean {
  if (partialFilterExpression && !matches(doc, partialFilterExpression)) return false;
  return !sparse || Object.keys(key).some((path) => valuesAt(doc, path).some((value) => value !== undefined));
}

/** The keys of a document: see `combinedKeys`. */
export function keysOf(index: Index, doc: Fields): readonly (readonly Value[])[] {
  if (!isIn(index, doc)) return [];
  return combinedKeys(doc, Object.keys(index.key));
}

type Sort = { readonly [path: string]: 1 | -1 };

/** Rows in the order of a sort: of an array the least element counts, or the greatest when descending. */
export function sorted(docs: readonly Fields[], sort: Sort): readonly Fields[] {
  const directions = Object.values(sort);
  const keys = new Map(docs.map((doc) => [doc, leastKey(doc, sort)]));
  return docs.toSorted((a, b) => compareKeys(keys.get(a) ?? [], keys.get(b) ?? [], directions));
}

function compareKeys(a: readonly Value[], b: readonly Value[], directions: readonly number[]): number {
  for (const [i, direction] of directions.entries()) {
    const found = compareValues(a[i], b[i]) * direction;
    if (found !== 0) return found;
  }
  return 0;
}

function leastKey(doc: Fields, sort: Sort): readonly Value[] {
  try {
    const keys = combinedKeys(doc, Object.keys(sort));
    return keys.reduce((least, key) => (compareKeys(key, least, Object.values(sort)) < 0 ? key : least));
  } catch {
    throw new Refused(2);
  }
}

// What a filter says for certain is part of the new document.
function upserted(asked: Asked): Fields {
  const { update, filter } = asked;
  const isReplacement = !Array.isArray(update) && !isOperation(update);
  const base: Fields = {};
  const known = equalities(filter).filter(
    ([path, wanted]) => typeOf(wanted) !== 'regex' && (!isReplacement || path === '_id'),
  );
  checkTwice(known.map(([path]) => path));
  for (const [path, wanted] of known) {
    const parts = path.split('.');
    const last = parts.pop() ?? '';
    const holder = parts.reduce<Fields>((inside, part) => (inside[part] ??= {}) as Fields, base);
    holder[last] = wanted;
  }
  const { _id, ...rest } = updated(base, { ...asked, isInsert: true });
  return { _id, ...rest };
}

function checkTwice(paths: readonly string[]): void {
  for (const [i, path] of paths.entries())
    for (const other of paths.slice(i + 1))
      if (path === other || path.startsWith(`${other}.`) || other.startsWith(`${path}.`)) throw new Refused(54);
}

function equalities(filter: Fields): readonly (readonly [string, Value])[] {
  return Object.entries(filter).flatMap(([path, wanted]): readonly (readonly [string, Value])[] => {
    const isJoined = path === '$and' || (path === '$or' && (wanted as Fields[]).length === 1);
    if (isJoined) return (wanted as Fields[]).flatMap(equalities);
    if (path.startsWith('$')) return [];
    if (!isOperation(wanted)) return [[path, wanted]];
    if ('$eq' in wanted) return [[path, wanted['$eq']]];
    const list = (wanted['$in'] ?? wanted['$all']) as Value[] | undefined;
    return list?.length === 1 ? [[path, list[0]]] : [];
  });
}

/** A value as text in which every number tells its kind. */
export function textOf(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
  if (isFields(value))
    return `{${Object.entries(value)
      .map(([name, field]) => `${name}:${textOf(field)}`)
      .join(',')}}`;
  const kind = value === null || value === undefined ? '' : value.constructor.name;
  if (value instanceof Date) return `Date ${value.getTime()}`;
  if (value instanceof Decimal128) return `Decimal128 ${Number(value.toString())}`;
  return `${kind} ${value instanceof Double && Object.is(value.value, -0) ? '-0' : String(value)}`;
}
