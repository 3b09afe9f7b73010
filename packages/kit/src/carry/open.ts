import DataLoader from 'dataloader';
import type { Collection, Row } from '../collection/collection.ts';
import { fail } from '../errors.ts';
import type { Rule } from '../decision.ts';
import type { Opened } from '../opened.ts';
import type { Raw } from '../store/raw.ts';
import { within } from '../store/work.ts';
import type { Desk } from './desk.ts';
import { filterOf, scopeOf } from './filter.ts';
import { orderOf, pageOf } from './page.ts';
import { lookUp, lookUpMany } from './lookup.ts';
import { inTransaction } from './in-transaction.ts';
import { amendRows, insertRow, insertRows, prepareRows } from './many.ts';
import { removeRow } from './remove.ts';
import { changeBy } from './write.ts';

const MOST = 500;

/** A collection as this viewer sees it. */
export function openOne<T extends Row>(desk: Desk, source: Collection<T>): Opened<T> {
  const { store, viewer, work, held } = desk;
  const masked = desk.masked(source);
  const { model, row: rowOf } = store.shelf(source);
  const scope = scopeOf(viewer);
  const asked = (where: object, order?: string | null) => {
    const filter = filterOf(where, masked);
    if (store.shelf(source).options.inner && !order && Object.keys(filter).length === 0)
      throw new Error(`${source.name} has no list by place alone`);
    return filter;
  };
  const hold = <R extends readonly T[]>(rows: R): R => {
    if (work.session) for (const { id } of rows) held.set(id, { source, viewer });
    return rows;
  };
  // What this work has changed lies no longer as it was read.
  const keepRaw = (raw: Raw) => held.set(raw._id, held.has(raw._id) ? { source, viewer } : { source, viewer, raw });
  const read = async (filter: object, limit: number, sort: Record<string, 1 | -1> = {}): Promise<T[]> => {
    const raw = await work.turn(() => model.find(filter, null, within(work)).sort(sort).limit(limit).lean());
    if (work.session) for (const each of raw) keepRaw(each);
    return raw.map((each) => rowOf<T>(each));
  };
  const byId = new DataLoader<string, T | null>(
    async (ids) => {
      const rows = new Map((await read({ _id: { $in: ids }, ...scope }, ids.length)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    },
    { maxBatchSize: MOST },
  );
  // A reference of another service names the id, and may hold anything.
  const find = async (id: string): Promise<T | null> => (typeof id === 'string' ? byId.load(id) : null);
  const carry = (id: string, version: number | null, rule: Rule<T>): Promise<T> =>
    inTransaction(desk, (own) => changeBy(own, source, { id, version, rule })).finally(() => byId.clear(id));
  return {
    find,
    findMany: (ids) => Promise.all(ids.map(find)),
    load: async (id) => (await find(id)) ?? fail('NOT_FOUND', { field: 'id', id }),
    findBy: async (where) => (await read({ ...asked(where), ...scope }, 1))[0] ?? null,
    page: async (where, args) => {
      asked(where, args.order);
      return pageOf(desk, source, where, args);
    },
    async some(where, { limit, order }) {
      const { field, direction } = orderOf(source, order);
      if (limit < 1) return [];
      return read({ ...asked(where, order), ...scope }, Math.min(limit, MOST), {
        [field]: direction,
        _id: direction,
      });
    },
    count: (where, place) =>
      work.turn(() => model.countDocuments({ ...asked(where), ...scopeOf(viewer, place) }, within(work))),
    lookup: async (name, word, { limit }) => hold(await lookUp(desk, { source, name }, { word, limit })),
    lookupMany: async (name, words) => {
      const found = await lookUpMany(desk, { source, name }, words);
      for (const rows of found.values()) hold(rows);
      return found;
    },
    insert: (place, decision) => inTransaction(desk, (own) => insertRow(own, source, { place, decision })),
    change: (id, version, rule) => carry(id, version, rule),
    amend: (id, rule) => carry(id, null, rule),
    prepare: (fresh, signal) => prepareRows(desk, source, { fresh, signal }),
    insertMany: (rows) => inTransaction(desk, (own) => insertRows(own, source, rows)).finally(() => byId.clearAll()),
    amendMany: (changes) =>
      inTransaction(desk, (own) => amendRows(own, source, changes)).finally(() => byId.clearAll()),
    remove: (id, version, rule) =>
      inTransaction(desk, (own) => removeRow(own, source, { id, version, rule })).finally(() => byId.clear(id)),
  };
}
