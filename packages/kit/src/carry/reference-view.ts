import DataLoader from 'dataloader';
import type { Reference, ReferenceRow } from '../collection/reference.ts';
import type { EventType } from '@linli/contract';
import type { EventData } from '../decision.ts';
import { fail } from '../errors.ts';
import type { Page, PageArgs, Some, Where } from '../opened.ts';
import { within } from '../store/work.ts';
import { readCursor, writeCursor } from './cursor.ts';
import type { Desk } from './desk.ts';
import { filterOf } from './filter.ts';
import { journalRow } from './write.ts';

/** What changes in a row of reference data, and what the city hears of it. */
export interface ReferenceDecision<T> {
  readonly set: Partial<Omit<T, keyof ReferenceRow>>;
  readonly event?: { readonly type: EventType; readonly data?: EventData };
  readonly reason?: string | null | undefined;
}

/** Public reference data: the same for every viewer, changed only with a journal row. */
export interface ReferenceView<T extends ReferenceRow> {
  find(id: string): Promise<T | null>;
  findMany(ids: readonly string[]): Promise<readonly T[]>;
  some(where: Where<T>, some: Some & { readonly by?: keyof T & string }): Promise<readonly T[]>;
  page(where: Where<T>, args: PageArgs): Promise<Page<T>>;
  count(where: Where<T>): Promise<number>;
  /** One row, at a version, written down at `place` (the row's own code unless told). */
  change(id: string, version: number, rule: (row: T) => ReferenceDecision<T> | null, place?: string): Promise<T>;
  /** One new row under its own code, in the transaction, written down at `place` (the code unless told). */
  insert(id: string, decision: ReferenceDecision<T>, place?: string): Promise<T>;
  /** Puts rows in bulk, replacing what has the same id; one journal row for all. Not inside a transaction. */
  load(rows: Iterable<LoadedRow<T>> | AsyncIterable<LoadedRow<T>>): Promise<number>;
}

export type LoadedRow<T extends ReferenceRow> = Omit<T, 'version'> & { readonly version?: number };

const BATCH = 5_000;
const MOST = 2_000;

const shown = <T>({ _id, ...rest }: { readonly _id: string }): T => ({ ...rest, id: _id }) as T;

export function openReference<T extends ReferenceRow>(desk: Desk, source: Reference<T>): ReferenceView<T> {
  const { store, work, secret } = desk;
  const model = store.reference(source);
  const nothing = new Set<string>();
  const byId = new DataLoader<string, T | null>(async (ids) => {
    const raw = await work.turn(() => model.find({ _id: { $in: ids } }, null, within(work)).lean());
    const rows = new Map(raw.map((each) => [each._id, shown<T>(each)]));
    return ids.map((id) => rows.get(id) ?? null);
  });
  return {
    find: (id) => byId.load(id),
    findMany: async (ids) =>
      (await byId.loadMany(ids)).filter((each): each is T => each !== null && !(each instanceof Error)),
    async some(where, { limit, by = 'id' }) {
      const sort = { [by === 'id' ? '_id' : by]: 1 as const };
      const raw = await work.turn(() =>
        model.find(filterOf(where, nothing), null, within(work)).sort(sort).limit(Math.min(limit, MOST)).lean(),
      );
      return raw.map((each) => shown<T>(each));
    },
    async page(where, { first, after }) {
      if (!Number.isInteger(first) || first < 1 || first > 100) fail('PAGE_SIZE', { field: 'first' });
      const asked = filterOf(where, nothing);
      const list = JSON.stringify([source.name, asked]);
      const from = after ? { _id: { ...(asked['_id'] as object), $gt: readCursor(after, list, secret).id } } : {};
      const raw = await model
        .find({ ...asked, ...from })
        .sort({ _id: 1 })
        .limit(first + 1)
        .lean();
      const nodes = raw.slice(0, first).map((each) => shown<T>(each));
      const markOf = (row: T): string => writeCursor({ value: null, id: row.id }, list, secret);
      const [head, tail] = [nodes[0], nodes.at(-1)];
      return {
        nodes,
        get edges() {
          return nodes.map((node) => ({ node, cursor: markOf(node) }));
        },
        pageInfo: {
          hasNextPage: raw.length > first,
          hasPreviousPage: Boolean(after),
          startCursor: head ? markOf(head) : null,
          endCursor: tail ? markOf(tail) : null,
        },
        totalCount: () => model.countDocuments(asked, { limit: 10_001 }).then((n) => (n > 10_000 ? null : n)),
      };
    },
    count: (where) => work.turn(() => model.countDocuments(filterOf(where, nothing), within(work))),
    async change(id, version, rule, place = id) {
      const raw = await work.turn(() => model.findOne({ _id: id }, null, within(work)).lean());
      const row = raw ? shown<T>(raw) : fail('NOT_FOUND', { field: 'id', id });
      if (row.version !== version) fail('CHANGED_MEANWHILE', { id, version: row.version });
      const decision = rule(row);
      if (!decision) return row;
      byId.clear(id);
      const { set, event, reason } = decision;
      const after = { ...row, ...set, version: version + 1 };
      const done = await work.turn(() =>
        model.updateOne(
          { _id: id, version },
          { $set: { ...set, version: version + 1 } },
          { runValidators: true, ...within(work) },
        ),
      );
      if (done.modifiedCount !== 1) fail('CHANGED_MEANWHILE', { id });
      const action = event?.type ?? `${source.name}.changed`;
      const line = journalRow(desk, {
        action,
        entity: source.name,
        subject: id,
        place,
        version: after.version,
        fields: Object.keys(set),
        reason,
        event: event ? { type: event.type, data: event.data ?? {} } : null,
      });
      await work.turn(() => store.books.journal.insertOne(line, within(work)));
      return after;
    },
    async insert(id, { set, event, reason }, place = id) {
      const document = { ...set, _id: id, version: 1 };
      await work.turn(() => model.create([document as never], within(work)));
      byId.clear(id);
      const line = journalRow(desk, {
        action: event?.type ?? `${source.name}.changed`,
        entity: source.name,
        subject: id,
        place,
        version: 1,
        fields: Object.keys(set),
        reason,
        event: event ? { type: event.type, data: event.data ?? {} } : null,
      });
      await work.turn(() => store.books.journal.insertOne(line, within(work)));
      return shown<T>(document);
    },
    async load(rows) {
      const books = model.collection;
      let batch: { _id: string }[] = [];
      let loaded = 0;
      // An empty collection takes plain inserts; a filled one is replaced row by row.
      const empty = (await books.findOne({}, { projection: { _id: 1 } })) === null;
      const flush = async () => {
        if (batch.length === 0) return;
        if (empty) await books.insertMany(batch as never, { ordered: false });
        else
          await books.bulkWrite(
            batch.map((each) => ({
              replaceOne: { filter: { _id: each._id as never }, replacement: each as never, upsert: true },
            })),
            { ordered: false },
          );
        loaded += batch.length;
        batch = [];
      };
      for await (const { id, ...rest } of rows as AsyncIterable<LoadedRow<T> & { id: string }>) {
        batch.push({ ...rest, _id: id, version: (rest as { version?: number }).version ?? 1 } as { _id: string });
        if (batch.length === BATCH) await flush();
      }
      await flush();
      await store.books.journal.insertOne(
        journalRow(desk, {
          action: `${source.name}.loaded`,
          entity: source.name,
          subject: source.name,
          place: '',
          version: loaded,
          fields: [],
        }),
      );
      return loaded;
    },
  };
}
