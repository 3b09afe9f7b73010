import { Collection, Db, MongoClient } from 'mongodb';
import { NotHere } from './entities.ts';
import type { ChangeStream, ClientSession, Document, FindCursor } from 'mongodb';

type Operation<T> = (object: T, args: Document) => unknown;
type Operations<T> = { readonly [name: string]: Operation<T> };

const returned = ({ returnDocument, ...options }: Document): Document =>
  returnDocument === undefined ? options : { ...options, returnDocument: String(returnDocument).toLowerCase() };

const collections: Operations<Collection> = {
  find: (c, { filter, ...options }) => c.find(filter, options).toArray(),
  findOne: (c, { filter, ...options }) => c.findOne(filter, options),
  aggregate: (c, { pipeline, ...options }) => c.aggregate(pipeline, options).toArray(),
  count: (c, { filter, ...options }) => c.count(filter, options),
  countDocuments: (c, { filter, ...options }) => c.countDocuments(filter, options),
  estimatedDocumentCount: (c, options) => c.estimatedDocumentCount(options),
  distinct: (c, { fieldName, filter, ...options }) => c.distinct(fieldName, filter, options),
  insertOne: (c, { document, ...options }) => c.insertOne(document, options),
  insertMany: (c, { documents, ...options }) => c.insertMany(documents, options),
  updateOne: (c, { filter, update, ...options }) => c.updateOne(filter, update, options),
  updateMany: (c, { filter, update, ...options }) => c.updateMany(filter, update, options),
  replaceOne: (c, { filter, replacement, ...options }) => c.replaceOne(filter, replacement, options),
  deleteOne: (c, { filter, ...options }) => c.deleteOne(filter, options),
  deleteMany: (c, { filter, ...options }) => c.deleteMany(filter, options),
  findOneAndUpdate: (c, { filter, update, ...options }) => c.findOneAndUpdate(filter, update, returned(options)),
  findOneAndReplace: (c, { filter, replacement, ...options }) =>
    c.findOneAndReplace(filter, replacement, returned(options)),
  findOneAndDelete: (c, { filter, ...options }) => c.findOneAndDelete(filter, options),
  bulkWrite: (c, { requests, ...options }) => c.bulkWrite(requests, options),
  createIndex: (c, { keys, ...options }) => c.createIndex(keys, options),
  dropIndex: (c, { name, ...options }) => c.dropIndex(name, options),
  dropIndexes: (c, options) => c.dropIndexes(options),
  listIndexes: (c, options) => c.listIndexes(options).toArray(),
  rename: (c, { to, ...options }) => c.rename(to, options),
  createFindCursor: (c, { filter, ...options }) => opened(c.find(filter, options)),
  createChangeStream: (c, { pipeline, ...options }) => watched(c.watch(pipeline, options)),
};

const databases: Operations<Db> = {
  aggregate: (db, { pipeline, ...options }) => db.aggregate(pipeline, options).toArray(),
  createCollection: (db, { collection, ...options }) => db.createCollection(collection, options),
  dropCollection: (db, { collection, ...options }) => db.dropCollection(collection, options),
  dropDatabase: (db, options) => db.dropDatabase(options),
  listCollections: (db, { filter, ...options }) => db.listCollections(filter, options).toArray(),
  listCollectionNames: (db, { filter, ...options }) =>
    db.listCollections(filter, { nameOnly: true, ...options }).toArray(),
  modifyCollection: (db, { collection, ...options }) => db.command({ collMod: collection, ...options }),
  runCommand: (db, { command, commandName: _, ...options }) => db.command(command, options),
  runCursorCommand: (db, { command, commandName: _, ...options }) => commanded(db, command, options).toArray(),
  createCommandCursor: (db, { command, commandName: _, ...options }) => opened(commanded(db, command, options)),
  createChangeStream: (db, { pipeline, ...options }) => watched(db.watch(pipeline, options)),
};

const clients: Operations<MongoClient> = {
  listDatabases: (client, options) => client.db().admin().listDatabases(options),
  listDatabaseNames: (client, options) =>
    client
      .db()
      .admin()
      .listDatabases({ nameOnly: true, ...options }),
  createChangeStream: (client, { pipeline, ...options }) => watched(client.watch(pipeline, options)),
  dropDatabase: (client, { database, ...options }) => client.db(database).dropDatabase(options),
  close: (client) => client.close(),
};

const sessions: Operations<ClientSession> = {
  startTransaction: (session, options) => session.startTransaction(options),
  commitTransaction: (session, options) => session.commitTransaction(options),
  abortTransaction: (session, options) => session.abortTransaction(options),
  endSession: (session) => session.endSession(),
};

const cursors: Operations<FindCursor | ChangeStream> = {
  iterateUntilDocumentOrError: (cursor) => untilDocument(cursor),
  iterateOnce: (cursor) => cursor.tryNext(),
  close: (cursor) => cursor.close(),
};

/** All that can be asked. */
export const NAMES = new Set([
  'withTransaction',
  ...[collections, databases, clients, sessions, cursors].flatMap(Object.keys),
]);

/** Does one operation on an entity. */
export async function operate(object: unknown, name: string, args: Document): Promise<unknown> {
  const operation = (tableOf(object) as Operations<unknown>)[name];
  if (!operation) throw new NotHere(`the operation ${name}`);
  return operation(object, args);
}

function tableOf(object: unknown): object {
  if (object instanceof Collection) return collections;
  if (object instanceof Db) return databases;
  if (object instanceof MongoClient) return clients;
  return typeof object === 'object' && object !== null && 'startTransaction' in object ? sessions : cursors;
}

// What concerns the rest of the answer is said to the cursor.
function commanded(db: Db, command: Document, { batchSize, maxTimeMS, comment, ...options }: Document) {
  const cursor = db.runCursorCommand(command, options);
  if (batchSize !== undefined) cursor.setBatchSize(batchSize);
  if (maxTimeMS !== undefined) cursor.setMaxTimeMS(maxTimeMS);
  if (comment !== undefined) cursor.setComment(comment);
  return cursor;
}

// The specifications want the first command sent at once; the driver sends it with the first document asked for.
type Starting = { cursorInit(): Promise<void> };

async function opened<T>(cursor: T): Promise<T> {
  await (cursor as Starting).cursorInit();
  return cursor;
}

async function watched(stream: ChangeStream): Promise<ChangeStream> {
  await (stream as unknown as { readonly cursor: Starting }).cursor.cursorInit();
  return stream;
}

const MOST_TRIES = 50;

async function untilDocument(cursor: FindCursor | ChangeStream): Promise<unknown> {
  for (let i = 0; i < MOST_TRIES; i++) {
    const found: unknown = await cursor.tryNext();
    if (found !== null) return found;
  }
  throw new Error('No document came.');
}
