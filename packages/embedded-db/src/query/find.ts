import { isOperators } from '../bson/kinds.ts';
import { encodeValue } from '../bson/encode-value.ts';
import { ID_SHAPE } from '../store/index-spec.ts';
import { KeyWriter } from '../bson/key.ts';
import { getRaw } from '../store/read.ts';
import { compileFilter } from './match.ts';
import { nearOf } from './near.ts';
import { nearest } from './nearest.ts';
import { choosePlan, isWhole } from './plan.ts';
import { countKeys, estimateKeys, scan } from './scan.ts';
import { MANY_DOCUMENTS } from './slow-shapes.ts';
import { sortRows } from './sort.ts';
import { rawView } from './view.ts';
import type { Doc } from '../bson/doc.ts';
import type { Plan } from './plan.ts';
import type { Collection } from '../store/catalog.ts';
import type { Row } from '../store/read.ts';
import type { Reading } from '../store/store.ts';
import type { Overlay } from '../txn/transaction.ts';
import type { Query } from './query.ts';

export type { Query };

const writer = new KeyWriter();

/** Finds rows; they are read as they are asked for, unless they have to be sorted first. */
export function find(reading: Reading, collection: Collection, query: Query): Iterable<Row> {
  const { filter, skip = 0, limit = 0 } = query;
  const near = nearOf(filter);
  if (near) return sorted({ rows: nearest(reading, collection, { query, near }), isOrdered: false }, query);
  const id = query.hint === undefined ? idOf(filter) : undefined;
  if (id !== undefined) return slice(byId(reading, collection, { id, query }), skip, limit);
  return sorted(found(reading, collection, query), query);
}

function sorted({ rows, isOrdered }: Found, { sort = [], skip = 0, limit = 0 }: Query): Iterable<Row> {
  if (isOrdered || sort.length === 0) return slice(rows, skip, limit);
  return sortRows(rows, sort, limit > 0 ? skip + limit : 0).slice(skip);
}

/** How many documents there are, counted on keys where these say enough. */
export function count(reading: Reading, collection: Collection, query: Query): number {
  const { skip = 0, limit = 0 } = query;
  const most = limit > 0 ? skip + limit : Number.POSITIVE_INFINITY;
  const plan = planOf(reading, collection, { ...query, isCount: true });
  if (isCountable(reading, collection, { plan, query })) {
    const source = { tables: reading.store.tables, snapshot: reading.transaction?.snapshot };
    const keys = countKeys(source, plan, most);
    if (query.meter) query.meter.keys += keys;
    return Math.max(0, keys - skip);
  }
  let counted = 0;
  for (const _ of find(reading, collection, { ...query, sort: [] })) counted++;
  return counted;
}

type Planned = { readonly plan: Plan; readonly query: Query };

/** True when the keys of a plan say how many documents there are. */
export function isCountable({ transaction }: Reading, { id }: Collection, { plan, query }: Planned): boolean {
  const isCounted = plan.isExact && !plan.repeats && !transaction?.overlays.get(id)?.size;
  return isCounted && idOf(query.filter) === undefined;
}

/** The plan a query would be answered by. */
export function planOf(reading: Reading, collection: Collection, query: Query): Plan {
  const { filter, sort = [], skip = 0, limit = 0, hint } = query;
  const source = { tables: reading.store.tables, snapshot: query.snapshot ?? reading.transaction?.snapshot };
  const question = { filter, sort, limit: limit > 0 ? skip + limit : 0, hint, isCount: query.isCount ?? false };
  return choosePlan(collection, question, (plan, most) => estimateKeys(source, plan, most));
}

type Found = { readonly rows: Iterable<Row>; readonly isOrdered: boolean };

function found(reading: Reading, collection: Collection, query: Query): Found {
  const plan = planOf(reading, collection, query);
  const snapshot = query.snapshot ?? reading.transaction?.snapshot;
  if (isWhole(plan) && isAsking(query, plan)) {
    const { filter, sort = [] } = query;
    const source = { tables: reading.store.tables, snapshot };
    const isLarge = (): boolean => countKeys(source, plan, MANY_DOCUMENTS + 1) > MANY_DOCUMENTS;
    reading.store.slow.note({ ns: collection.ns, filter, sort }, isLarge);
  }
  const rows = scan({ tables: reading.store.tables, collection, snapshot, meter: query.meter }, plan);
  const match = plan.isExact ? undefined : compileFilter(query.filter, query.variables);
  const stored = match ? matching(rows, match) : rows;
  const overlay = reading.transaction?.overlays.get(collection.id);
  const isOrdered = plan.order !== undefined;
  return overlay?.size ? withOwnWrites({ rows: stored, isOrdered }, overlay, query) : { rows: stored, isOrdered };
}

// Everything in the order it lies in needs no index, and who counts what is looked at knows.
function isAsking({ filter, sort = [], hint, meter }: Query, { order }: Plan): boolean {
  const isFiltered = Object.keys(filter).some((name) => name !== '$comment');
  return !meter && hint === undefined && (isFiltered || (sort.length > 0 && !order));
}

// A transaction sees its own writes instead of what is stored.
function withOwnWrites({ rows, isOrdered }: Found, overlay: Overlay, query: Query): Found {
  const { filter, variables, sort = [], skip = 0, limit = 0 } = query;
  const match = compileFilter(filter, variables);
  const written = [...overlay.values()].flatMap(({ key, raw }) => (raw && match(rawView(raw)) ? [{ key, raw }] : []));
  const others = without(rows, new Set(overlay.keys()));
  if (!isOrdered || written.length === 0) return { rows: chain(others, written), isOrdered };
  // In index order, no more of the stored rows can come first than were asked for.
  const first = slice(others, 0, limit > 0 ? skip + limit : 0);
  return { rows: sortRows(chain(first, written), sort, 0), isOrdered };
}

function* matching(rows: Iterable<Row>, match: (view: ReturnType<typeof rawView>) => boolean): Generator<Row> {
  for (const row of rows) if (match(rawView(row.raw))) yield row;
}

function* without(rows: Iterable<Row>, keys: ReadonlySet<string>): Generator<Row> {
  for (const row of rows) if (!keys.has(row.key.toString('latin1'))) yield row;
}

function* chain(first: Iterable<Row>, second: Iterable<Row>): Generator<Row> {
  yield* first;
  yield* second;
}

function* slice(rows: Iterable<Row>, skip: number, limit: number): Generator<Row> {
  let position = 0;
  for (const row of rows) {
    if (position++ < skip) continue;
    yield row;
    if (limit > 0 && position >= skip + limit) return;
  }
}

/** The `_id` a filter fixes, if it does. */
export function idOf(filter: Doc): unknown {
  const id = filter['_id'];
  const value = isOperators(id) ? id['$eq'] : id;
  return Array.isArray(value) || value instanceof RegExp || value === null ? undefined : value;
}

type ById = { readonly id: unknown; readonly query: Query };

function byId(reading: Reading, collection: Collection, { id, query }: ById): readonly Row[] {
  const { filter, variables, meter } = query;
  const key = keyOfId(id);
  const raw = getRaw(reading, collection, key);
  if (!raw) return [];
  if (meter) {
    meter.keys++;
    meter.docs++;
  }
  const isAll = Object.keys(filter).length === 1 && !isOperators(filter['_id']);
  return isAll || compileFilter(filter, variables)(rawView(raw)) ? [{ key, raw }] : [];
}

/** The key of the document with this `_id`. */
export function keyOfId(id: unknown): Buffer {
  writer.reset().copy(encodeValue(id));
  writer.endComponent(0, ID_SHAPE);
  return writer.take();
}
