import { type Connection, mongo } from 'mongoose';
import { observed } from '../telemetry/observed.ts';
import type { Kept } from './sheaf.ts';

/** The counters of a node in all, on a day or in a month: `_id` is `<node>|*`, `<node>|2026-03-02` or `<node>|2026-03`. */
export interface CounterRow {
  readonly _id: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly at: Date;
}

/** A mutation that was carried out under a key of the caller's, and what it answered. */
export interface IdempotencyRow {
  readonly _id: string;
  readonly asked: string;
  /** With pointers in the place of rows; null where it lies sealed. */
  readonly answer: unknown;
  readonly sealed?: Uint8Array;
  readonly at: Date;
}

/** The kit's own collections. They are read and written by the driver: their shape is the kit's, nobody else's. */
export interface Books {
  readonly journal: mongo.Collection<Kept>;
  readonly counters: mongo.Collection<CounterRow>;
  readonly idempotency: mongo.Collection<IdempotencyRow>;
  readonly heard: mongo.Collection<{ readonly _id: string; readonly at: Date }>;
  readonly numbers: mongo.Collection<{ readonly _id: string; readonly next: number }>;
  readonly leases: mongo.Collection<{ readonly _id: string; readonly owner: string; readonly until: Date }>;
  /** What shows whether the keys are those that rows were sealed with. */
  readonly keys: mongo.Collection<CanaryRow>;
  /** How districts narrowed the purposes. */
  readonly policies: mongo.Collection<PolicyRow>;
  /** How often somebody looked people up or saw them in clear, in a minute or on a day. */
  readonly lookups: mongo.Collection<{ readonly _id: string; readonly n: number; readonly at: Date }>;
}

/** What a district left of a purpose: who may still use it, up to which class, or nobody. Never more than the contract. */
export interface PolicyRow {
  /** `<district>|<purpose>` */
  readonly _id: string;
  readonly version: number;
  readonly isOn: boolean;
  /** Null for all the contract names. */
  readonly roles: readonly string[] | null;
  readonly upTo: string;
}

/** A value of no meaning sealed with a key: it shows at the start whether that key is still the same. */
export interface CanaryRow {
  readonly _id: string;
  readonly canary: Uint8Array;
}

// Answers are kept a day (open-interfaces §2), receipts a month: longer than any relay is away.
const DAY = 86_400;

// Two processes of a service may start at the same moment.
const orThere = (error: unknown): void => {
  if (!(error instanceof mongo.MongoServerError && error.codeName === 'NamespaceExists')) throw error;
};

/** The books of a service, made where they are missing. */
export async function booksOf(connection: Connection): Promise<Books> {
  const db = connection.getClient().db(connection.name);
  const book = <T extends mongo.Document>(collection: string): mongo.Collection<T> =>
    observed(db.collection<T>(collection), { database: connection.name, collection });
  const books: Books = {
    journal: book('journal'),
    counters: book('counters'),
    idempotency: book('idempotency'),
    heard: book('heard'),
    numbers: book('numbers'),
    leases: book('loopLeases'),
    keys: book('keys'),
    lookups: book('lookups'),
    policies: book('policies'),
  };
  const there = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  for (const { collectionName: name } of Object.values(books) as readonly mongo.Collection[])
    if (!there.has(name)) await db.createCollection(name).catch(orThere);
  await books.journal.createIndex({ pending: 1, _id: 1 });
  await books.journal.createIndex({ subject: 1, version: 1 });
  await books.journal.createIndex({ 'lines.subject': 1 }, { sparse: true });
  await books.idempotency.createIndex({ at: 1 }, { expireAfterSeconds: DAY });
  await books.heard.createIndex({ at: 1 }, { expireAfterSeconds: 30 * DAY });
  await books.lookups.createIndex({ at: 1 }, { expireAfterSeconds: 2 * DAY });
  return books;
}
