import { encode } from '../bson/doc.ts';
import { isTruthy } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { matches } from '../query/match.ts';
import { clear } from '../store/build-index.ts';
import { namespaceOf } from '../store/catalog.ts';
import { firstBatch } from './batches.ts';
import { docIn, namespace, reply } from './command.ts';
import type { Command, Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Collection } from '../store/catalog.ts';
import type { Store } from '../store/store.ts';
import type { Operation } from '../stream/journal.ts';
import type { Reply } from '../wire/reply.ts';

// What comes with every command and is no option of a collection.
const NOT_OPTIONS = new Set([
  'create',
  'lsid',
  '$db',
  '$clusterTime',
  'txnNumber',
  'autocommit',
  'startTransaction',
  'writeConcern',
  '$readPreference',
  'comment',
  'idIndex',
  'autoIndexId',
  'maxTimeMS',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
]);
const UNSUPPORTED = ['capped', 'timeseries', 'viewOn', 'collation', 'validator', 'clusteredIndex', 'encryptedFields'];
const ID_INDEX = { v: 2, key: { _id: 1 }, name: '_id_' };

function create(command: Command): Reply {
  const { body, reading } = command;
  const ns = namespace(command);
  const unsupported = UNSUPPORTED.find((option) => body[option] !== undefined && body[option] !== false);
  if (unsupported !== undefined) refuse('CommandNotSupported', `The option ${unsupported} is not supported.`);
  if (reading.store.catalog.find(ns)) refuse('NamespaceExists', `Collection ${ns} already exists.`);
  const options = Object.fromEntries(Object.entries(body).filter(([name]) => !NOT_OPTIONS.has(name)));
  reading.store.catalog.ensure(ns, options);
  if (!reading.transaction)
    tell(reading.store, 'create', { ns, operationDescription: { idIndex: ID_INDEX, ...options } });
  return reply();
}

function tell({ journal }: Store, operation: Operation, { ns, ...body }: Doc & { readonly ns: string }): void {
  journal.record({ operation, ns, body: encode(body) });
}

/** Removes a collection with its indexes. */
function dropCollection(store: Store, collection: Collection): void {
  clear(store.tables.docs, collection.id);
  for (const index of collection.indexes) clear(store.tables.entries, index.id);
  store.catalog.drop(collection.ns);
  tell(store, 'drop', { ns: collection.ns, uuid: collection.uuid });
}

function drop(command: Command): Reply {
  const { store } = command.reading;
  const ns = namespace(command);
  const collection = store.catalog.find(ns);
  if (!collection) return reply();
  dropCollection(store, collection);
  return reply({ nIndexesWas: collection.indexes.length, ns });
}

function dropDatabase({ reading, db }: Command): Reply {
  const gone = inDatabase(reading.store, db);
  for (const collection of gone) dropCollection(reading.store, collection);
  if (gone.length > 0) tell(reading.store, 'dropDatabase', { ns: `${db}.` });
  return reply({ dropped: db });
}

function inDatabase({ catalog }: Store, db: string): readonly Collection[] {
  return catalog.all().filter(({ ns }) => ns.startsWith(`${db}.`));
}

function rename({ reading, body }: Command): Reply {
  const { store } = reading;
  const to = String(body['to']);
  const collection = store.catalog.find(String(body['renameCollection']));
  if (!collection) refuse('NamespaceNotFound', 'Source collection does not exist');
  const target = store.catalog.find(to);
  if (target && !isTruthy(body['dropTarget'] ?? false)) refuse('NamespaceExists', 'target namespace exists');
  if (target) dropCollection(store, target);
  const operationDescription = { to: namespaceOf(to), ...(target && { dropTarget: target.uuid }) };
  tell(store, 'rename', { ns: collection.ns, uuid: collection.uuid, to: namespaceOf(to), operationDescription });
  store.catalog.rename(collection, to);
  return reply();
}

// There is nothing to modify yet: options that would are refused before.
function modify(command: Command): Reply {
  const { store } = command.reading;
  const ns = namespace(command);
  if (!store.catalog.find(ns)) refuse('NamespaceNotFound', `ns does not exist: ${ns}`);
  tell(store, 'modify', { ns, operationDescription: {} });
  return reply();
}

function listCollections(command: Command): Reply {
  const { body, db, reading } = command;
  const filter = docIn(body, 'filter');
  const listed = inDatabase(reading.store, db)
    .map(({ ns, options, uuid }) => ({
      name: ns.slice(db.length + 1),
      type: 'collection',
      options,
      info: { readOnly: false, uuid },
      idIndex: ID_INDEX,
    }))
    .filter((one) => matches(filter, one));
  const shown = isTruthy(body['nameOnly'] ?? false) ? listed.map(({ name, type }) => ({ name, type })) : listed;
  return firstBatch(command, {
    ns: `${db}.$cmd.listCollections`,
    docs: shown.map(encode),
    batchSize: Number.MAX_SAFE_INTEGER,
  });
}

function listDatabases({ reading, body }: Command): Reply {
  const filter = docIn(body, 'filter');
  const names = [...new Set(reading.store.catalog.all().map(({ ns }) => namespaceOf(ns).db))];
  const listed = names.map((name) => ({ name, sizeOnDisk: 1, empty: false })).filter((one) => matches(filter, one));
  if (isTruthy(body['nameOnly'] ?? false)) return reply({ databases: listed.map(({ name }) => ({ name })) });
  return reply({ databases: listed, totalSize: listed.length });
}

/** Collections and databases. */
export const collectionCommands: { readonly [name: string]: Definition } = {
  create: { kind: 'schema', run: create, changes: (command) => [namespace(command)] },
  drop: { kind: 'schema', run: drop, changes: (command) => [namespace(command)] },
  dropDatabase: {
    kind: 'schema',
    run: dropDatabase,
    changes: ({ reading, db }) => inDatabase(reading.store, db).map(({ ns }) => ns),
  },
  renameCollection: {
    kind: 'schema',
    run: rename,
    changes: ({ body }) => [String(body['renameCollection']), String(body['to'])],
  },
  collMod: { kind: 'schema', run: modify, changes: (command) => [namespace(command)] },
  listCollections: { kind: 'read', run: listCollections },
  listDatabases: { kind: 'read', run: listDatabases },
};
