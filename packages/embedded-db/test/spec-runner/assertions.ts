import { NotHere } from './entities.ts';
import { Mismatch } from './matching.ts';
import type { Document, MongoClient } from 'mongodb';
import type { Entities } from './entities.ts';

type Check = (context: { readonly entities: Entities; readonly admin: MongoClient }, args: Document) => unknown;

function assert(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Mismatch(what);
}

const hasCollection = async (admin: MongoClient, { databaseName, collectionName }: Document): Promise<boolean> =>
  (await admin.db(databaseName).listCollections({ name: collectionName }).toArray()).length > 0;

const hasIndex = async (
  admin: MongoClient,
  { databaseName, collectionName, indexName }: Document,
): Promise<boolean> => {
  if (!(await hasCollection(admin, { databaseName, collectionName }))) return false;
  const indexes = await admin.db(databaseName).collection(collectionName).indexes();
  return indexes.some(({ name }) => name === indexName);
};

function lastTwo(entities: Entities, { client }: Document): readonly unknown[] {
  const started = entities.observed.get(client)?.started ?? [];
  return started.slice(-2).map(({ command }) => String(command.lsid?.id));
}

// A replica set pins nothing: there is one server.
const pinned: Check = () => undefined;

/** What a case asks of the runner itself. */
export const assertions: { readonly [name: string]: Check } = {
  failPoint: ({ admin }, { failPoint }) => admin.db('admin').command(failPoint),
  createEntities: ({ entities }, args) => entities.create(args['entities']),
  assertCollectionExists: async ({ admin }, args) => assert(await hasCollection(admin, args), 'no such collection'),
  assertCollectionNotExists: async ({ admin }, args) =>
    assert(!(await hasCollection(admin, args)), 'there is such a collection'),
  assertIndexExists: async ({ admin }, args) => assert(await hasIndex(admin, args), 'no such index'),
  assertIndexNotExists: async ({ admin }, args) => assert(!(await hasIndex(admin, args)), 'there is such an index'),
  assertSameLsidOnLastTwoCommands: ({ entities }, args) =>
    assert(new Set(lastTwo(entities, args)).size === 1, 'the last two commands had two sessions'),
  assertDifferentLsidOnLastTwoCommands: ({ entities }, args) =>
    assert(new Set(lastTwo(entities, args)).size === 2, 'the last two commands had one session'),
  assertSessionDirty: ({ entities }, { session }) =>
    assert(entities.session(session).serverSession.isDirty, 'the session is clean'),
  assertSessionNotDirty: ({ entities }, { session }) =>
    assert(!entities.session(session).serverSession.isDirty, 'the session is dirty'),
  assertNumberConnectionsCheckedOut: ({ entities }, { client, connections }) =>
    assert(entities.observed.get(client)?.checkedOut === connections, 'another number of connections is in use'),
  assertSessionUnpinned: pinned,
  assertSessionTransactionState: ({ entities }, { session, state }) => {
    const actual: string = entities.session(session).transaction.state;
    const word = actual === 'NO_TRANSACTION' ? 'none' : actual.replace(/TRANSACTION_|_TRANSACTION/, '').toLowerCase();
    assert(word === state, `the transaction is ${actual}`);
  },
};

/** The check of this name. */
export function assertionOf(name: string): Check {
  const found = assertions[name];
  if (!found) throw new NotHere(`the runner’s operation ${name}`);
  return found;
}
