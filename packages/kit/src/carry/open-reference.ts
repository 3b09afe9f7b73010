import DataLoader from 'dataloader';
import { type Reference, referenceOf, type ReferenceRow } from '../collection/reference.ts';
import { fail } from '../errors.ts';
import type { PageArgs } from '../opened.ts';
import type { RawReference } from '../store/models.ts';
import { within } from '../store/work.ts';
import { connectionOf } from './connection.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Desk } from './desk.ts';
import { filterOf } from './filter.ts';
import { inTransaction } from './in-transaction.ts';
import { gramsOf, searchFilter } from './grams.ts';
import { loadReference } from './load-reference.ts';
import { checkFirst } from './page.ts';
import type { ReferenceDecision, ReferenceView } from './reference-view.ts';
import { journalRow } from './line.ts';

const MOST = 2_000;
const unmasked = new Set<string>();

function shown<T extends ReferenceRow>({ _id, ...rest }: RawReference & { search?: unknown }): T {
  const { search, ...own } = rest;
  return { ...own, id: _id } as unknown as T;
}

interface Noting<T> {
  readonly decision: ReferenceDecision<T>;
  readonly place: string;
}

interface Changing<T> {
  readonly version: number;
  readonly rule: (row: T) => ReferenceDecision<T> | null;
  readonly place: string;
}

/** Reference data as everybody sees it. */
export function openReference<T extends ReferenceRow>(desk: Desk, source: Reference<T>): ReferenceView<T> {
  const { store, work, secret } = desk;
  const model = store.reference(source);
  const { grams } = referenceOf(source).options;
  const read = async (filter: object, limit: number, by = '_id'): Promise<T[]> => {
    const raw = await work.turn(() =>
      model
        .find(filter, null, within(work))
        .sort({ [by]: 1 })
        .limit(limit)
        .lean<RawReference[]>(),
    );
    return raw.map((each) => shown<T>(each));
  };
  const byId = new DataLoader<string, T | null>(async (ids) => {
    const rows = new Map((await read({ _id: { $in: ids } }, ids.length)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
  const searched = (row: T) => (grams ? { search: gramsOf(grams(row)) } : {});

  const note = async (own: Desk, after: T, { decision, place }: Noting<T>): Promise<T> => {
    const { set, event, reason } = decision;
    byId.clear(after.id);
    const line = journalRow(own, {
      action: event?.type ?? `${source.name}.changed`,
      entity: source.name,
      subject: after.id,
      place,
      version: after.version,
      fields: Object.keys(set),
      reason,
      event: event ? { type: event.type, data: event.data ?? {} } : null,
    });
    await own.work.turn(() => store.books.journal.insertOne(line, within(own.work)));
    return after;
  };

  const page = async (where: object, { first, after, search }: PageArgs) => {
    checkFirst(first);
    const asked = { ...filterOf(where, unmasked), ...(grams ? searchFilter(search) : {}) };
    const list = JSON.stringify([source.name, asked]);
    const from = after ? { $and: [{ _id: { $gt: readCursor(after, list, secret).id } }] } : {};
    return connectionOf({
      rows: await read({ ...asked, ...from }, first + 1),
      first,
      isLater: Boolean(after),
      cursorOf: (row: T) => writeCursor({ value: null, id: row.id }, list, secret),
      count: (limit) => work.turn(() => model.countDocuments(asked, { limit, ...within(work) })),
    });
  };

  const insert = async (own: Desk, id: string, { decision, place }: Noting<T>): Promise<T> => {
    const row = { ...decision.set, id, version: 1 } as unknown as T;
    const { id: _id, ...rest } = row as ReferenceRow;
    await own.work.turn(() => model.create([{ ...rest, _id, ...searched(row) }], within(own.work)));
    return note(own, row, { decision, place });
  };
  const change = async (own: Desk, id: string, { version, rule, place }: Changing<T>): Promise<T> => {
    const raw = await own.work.turn(() => model.findOne({ _id: id }, null, within(own.work)).lean<RawReference>());
    const row = raw ? shown<T>(raw) : fail('NOT_FOUND', { field: 'id', id });
    if (row.version !== version) fail('CHANGED_MEANWHILE', { id, version: row.version });
    const decision = rule(row);
    if (!decision) return row;
    const after = { ...row, ...decision.set, version: version + 1 };
    const set = { ...decision.set, ...searched(after), version: after.version };
    const done = await own.work.turn(() =>
      model.updateOne({ _id: id, version }, { $set: set }, { runValidators: true, ...within(own.work) }),
    );
    if (done.modifiedCount !== 1) fail('CHANGED_MEANWHILE', { id });
    return note(own, after, { decision, place });
  };

  return {
    find: (id) => byId.load(id),
    findMany: async (ids) => {
      const found = await Promise.all(ids.map((id) => byId.load(id)));
      return found.filter((each): each is Awaited<T> => each !== null);
    },
    some: async (where, { limit, by }) =>
      limit < 1 ? [] : read(filterOf(where, unmasked), Math.min(limit, MOST), by === 'id' ? '_id' : by),
    page,
    count: (where) => work.turn(() => model.countDocuments(filterOf(where, unmasked), within(work))),
    insert: (id, decision, place = id) => inTransaction(desk, (own) => insert(own, id, { decision, place })),
    change: (id, version, rule, place = id) =>
      inTransaction(desk, (own) => change(own, id, { version, rule, place })).finally(() => byId.clear(id)),
    load: (rows, keep) => loadReference(desk, source, rows, keep),
  };
}
