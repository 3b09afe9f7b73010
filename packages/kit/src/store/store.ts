import { type Connection, type Model, Mongoose } from 'mongoose';
import type { AnyCollection } from '../collection/collection.ts';
import type { AnyReference } from '../collection/reference.ts';
import { type Box, boxOf } from '../seal/box.ts';
import { isUsed } from '../seal/key-use.ts';
import { checkSecrets } from '../seal/canary.ts';
import { keepingOf, type Secrets } from '../seal/secrets.ts';
import { type Rates, usualRates } from './rates.ts';
import { type Books, booksOf } from './books.ts';
import { type RawReference, referenceModelOf } from './models.ts';
import type { Raw } from './raw.ts';
import { type Shelf, shelfOf } from './shelf.ts';
import { type Stirred, stirred } from './stirred.ts';
import { together } from './together.ts';
import type { Go } from './work.ts';

/** The database of one subgraph. It never leaves the kit. */
export interface Store {
  readonly name: string;
  readonly books: Books;
  readonly rates: Rates;
  readonly stirred: Stirred;
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
  readonly rates?: Rates | undefined;
}

const listed = <M>(models: Map<object, M>, handle: object, name: string): M => {
  const found = models.get(handle);
  if (!found) throw new Error(`${name} opens "${(handle as AnyCollection).name}" but its manifest does not list it`);
  return found;
};

const START_PATIENCE = 60_000;

const isAway = (error: unknown): boolean => error instanceof Error && error.name === 'MongooseServerSelectionError';

// Whoever starts before the database, or beside seven others on one machine, waits for it.
async function connected(uri: string, database: string): Promise<Connection> {
  // An instance of our own: nothing of it stands in `mongoose.connections`, where any import would find it.
  const own = new Mongoose({ autoIndex: false, autoCreate: false, strictQuery: 'throw' });
  const until = Date.now() + START_PATIENCE;
  for (;;) {
    const connection = own.createConnection(uri, {
      dbName: database,
      maxPoolSize: 20,
      serverSelectionTimeoutMS: 5000,
      // A database that is away is an answer to give, not a queue to stand in.
      bufferCommands: false,
      // The driver would ask after a commit by itself and keep the doubt to itself; see together.
      maxAdaptiveRetries: 0,
    });
    try {
      return await connection.asPromise();
    } catch (error) {
      await connection.close();
      if (!isAway(error) || Date.now() > until) throw error;
    }
  }
}

/** Connects, and makes what is missing: collections and indexes come before the first request, never inside a transaction. */
export async function openStore(settings: StoreSettings): Promise<Store> {
  const { uri, database } = settings;
  const connection = await connected(uri, database);
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
  const taken = new Set(Object.values(books).map(({ collectionName }) => collectionName));
  const twice = [...collections, ...references].find(({ name }) => taken.has(name));
  if (twice) throw new Error(`${database} calls a collection "${twice.name}", as a book of the kit is called`);
  const check = async (): Promise<void> => {
    if (secrets)
      await checkSecrets(books.keys, { service: database, secrets }, (key) => isUsed(key, shelves.values(), books));
  };
  await check();
  return {
    name: database,
    connection,
    books,
    rates: settings.rates ?? usualRates,
    stirred: stirred(),
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
