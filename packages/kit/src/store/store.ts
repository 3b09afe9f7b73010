import { type Connection, type Model, mongo, Mongoose } from 'mongoose';
import type { AnyCollection } from '../collection/collection.ts';
import type { AnyReference } from '../collection/reference.ts';
import { type Box, boxOf } from '../seal/box.ts';
import { isUsed } from '../seal/key-use.ts';
import { type CanaryRow, checkSecrets } from '../seal/canary.ts';
import { keepingOf, type Secrets } from '../seal/secrets.ts';
import type { PolicyRow } from '../engine/purpose-policy.ts';
import { type LookupRates, usualRates } from '../carry/lookup-rate.ts';
import type { JournalRow } from './journal.ts';
import { type RawReference, referenceModelOf } from './models.ts';
import type { Raw } from './raw.ts';
import { type Shelf, shelfOf } from './shelf.ts';
import { together } from './together.ts';
import type { Go } from './work.ts';

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
  readonly journal: mongo.Collection<JournalRow>;
  readonly counters: mongo.Collection<CounterRow>;
  readonly idempotency: mongo.Collection<IdempotencyRow>;
  readonly heard: mongo.Collection<{ readonly _id: string; readonly at: Date }>;
  readonly numbers: mongo.Collection<{ readonly _id: string; readonly next: number }>;
  readonly leases: mongo.Collection<{ readonly _id: string; readonly owner: string; readonly until: Date }>;
  /** What shows whether the keys are those that rows were sealed with. */
  readonly keys: mongo.Collection<CanaryRow>;
  /** How districts narrowed the purposes. */
  readonly policies: mongo.Collection<PolicyRow>;
  /** How often somebody looked people up in a minute and on a day. */
  readonly lookups: mongo.Collection<{ readonly _id: string; readonly n: number; readonly at: Date }>;
}

/** The database of one subgraph. It never leaves the kit. */
export interface Store {
  readonly name: string;
  readonly books: Books;
  readonly lookupRates: LookupRates;
  /** Null for a service without secrets. */
  readonly box: Box | null;
  readonly secrets: Secrets | null;
  /** Throws when the keys are not those of this store; done at the start, and when a key came. */
  checkSecrets(): Promise<void>;
  readonly connection: Connection;
  shelf(handle: object): Shelf;
  model(handle: object): Model<Raw>;
  reference(handle: object): Model<RawReference>;
  together<T>(task: (work: Go) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface StoreSettings {
  readonly uri: string;
  readonly database: string;
  readonly collections: readonly AnyCollection[];
  readonly references: readonly AnyReference[];
  readonly secrets: Secrets | null;
  readonly lookupRates?: LookupRates | undefined;
}

// Answers are kept a day (open-interfaces §2), receipts a month: longer than any relay is away.
const DAY = 86_400;

// Two processes of a service may start at the same moment.
const orThere = (error: unknown): void => {
  if (!(error instanceof mongo.MongoServerError && error.codeName === 'NamespaceExists')) throw error;
};

async function booksOf(connection: Connection): Promise<Books> {
  const db = connection.getClient().db(connection.name);
  const books: Books = {
    journal: db.collection('journal'),
    counters: db.collection('counters'),
    idempotency: db.collection('idempotency'),
    heard: db.collection('heard'),
    numbers: db.collection('numbers'),
    leases: db.collection('leases'),
    keys: db.collection('keys'),
    lookups: db.collection('lookups'),
    policies: db.collection('policies'),
  };
  const there = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
  for (const name of Object.keys(books)) if (!there.has(name)) await db.createCollection(name).catch(orThere);
  await books.journal.createIndex({ pending: 1, _id: 1 });
  await books.journal.createIndex({ subject: 1, version: 1 });
  await books.idempotency.createIndex({ at: 1 }, { expireAfterSeconds: DAY });
  await books.heard.createIndex({ at: 1 }, { expireAfterSeconds: 30 * DAY });
  await books.lookups.createIndex({ at: 1 }, { expireAfterSeconds: 2 * DAY });
  return books;
}

const listed = <M>(models: Map<object, M>, handle: object, name: string): M => {
  const found = models.get(handle);
  if (!found) throw new Error(`${name} opens "${(handle as AnyCollection).name}" but its manifest does not list it`);
  return found;
};

/** Connects, and makes what is missing: collections and indexes come before the first request, never inside a transaction. */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const { uri, database } = settings;
  // An instance of our own: nothing of it stands in `mongoose.connections`, where any import would find it.
  const own = new Mongoose({ autoIndex: false, autoCreate: false, strictQuery: 'throw' });
  const connection = await own
    .createConnection(uri, {
      dbName: database,
      maxPoolSize: 20,
      serverSelectionTimeoutMS: 5000,
      // A database that is away is an answer to give, not a queue to stand in.
      bufferCommands: false,
      // The driver would ask after a commit by itself and keep the doubt to itself; see together.
      maxAdaptiveRetries: 0,
    })
    .asPromise();
  // A start that fails leaves no connection behind that would keep the process alive.
  return furnished(connection, settings).catch(async (error: unknown) => {
    await connection.close();
    throw error;
  });
}

async function furnished(connection: Connection, settings: StoreSettings): Promise<Store> {
  const { database, collections, references, secrets } = settings;
  const shelves = new Map<object, Shelf>(
    collections.map((each) => [each, shelfOf(connection, each, keepingOf(connection, each, secrets))]),
  );
  const shared = new Map<object, Model<RawReference>>(
    references.map((each) => [each, referenceModelOf(connection, each)]),
  );
  for (const model of [...[...shelves.values()].map(({ model }) => model), ...shared.values()]) {
    await model.createCollection();
    await model.createIndexes();
  }
  const books = await booksOf(connection);
  const check = async (): Promise<void> => {
    if (secrets)
      await checkSecrets(books.keys, { service: database, secrets }, (key) => isUsed(key, shelves.values(), books));
  };
  await check();
  return {
    name: database,
    connection,
    books,
    lookupRates: settings.lookupRates ?? usualRates,
    secrets,
    checkSecrets: check,
    box: secrets ? boxOf(database, secrets.fieldKeys) : null,
    shelf: (handle) => listed(shelves, handle, database),
    model: (handle) => listed(shelves, handle, database).model,
    reference: (handle) => listed(shared, handle, database),
    together: (task) => together(connection, task),
    close: () => connection.close(),
  };
}
