import { BSON, MongoClient } from 'mongodb';
import { assertionOf } from './assertions.ts';
import { Entities, NotHere } from './entities.ts';
import { checkError } from './errors.ts';
import { checkEvents } from './events.ts';
import { match, Mismatch } from './matching.ts';
import { operate } from './operations.ts';
import { resultOf } from './results.ts';
import type { ClientSession, Document } from 'mongodb';
import type { Suite } from './suites.ts';

const FAIL_POINTS = ['failCommand', 'onPrimaryTransactionalWrite', 'failGetMoreAfterCursorCheckout'];

type Context = { readonly entities: Entities; readonly admin: MongoClient };

/** Runs one case; throws what is not as it should be. */
export async function runCase(uri: string, { content }: Suite, one: Document): Promise<void> {
  const admin = await MongoClient.connect(uri);
  const entities = new Entities(uri);
  const context = { entities, admin };
  try {
    for (const data of content['initialData'] ?? []) await lay(admin, data);
    await entities.create(content['createEntities'] ?? []);
    for (const operation of one['operations']) await step(context, operation);
    for (const expected of one['expectEvents'] ?? []) checkEvents(entities, expected);
    for (const expected of one['outcome'] ?? []) await checkOutcome(context, expected);
  } finally {
    for (const name of FAIL_POINTS) await admin.db('admin').command({ configureFailPoint: name, mode: 'off' });
    await entities.close();
    await admin.db('admin').command({ killAllSessions: [] });
    await admin.close();
  }
}

async function lay(admin: MongoClient, data: Document): Promise<void> {
  const db = admin.db(data['databaseName']);
  const name: string = data['collectionName'];
  await db.dropCollection(name);
  await db.createCollection(name, data['createOptions'] ?? {});
  if (data['documents'].length > 0) await db.collection(name).insertMany(data['documents']);
}

async function checkOutcome({ admin, entities }: Context, expected: Document): Promise<void> {
  const rows = admin
    .db(expected['databaseName'])
    .collection(expected['collectionName'])
    .find({}, { sort: { _id: 1 } });
  match(entities, await rows.toArray(), expected['documents'], false, 'outcome');
}

type Outcome = { readonly result?: unknown; readonly error?: unknown };

async function step(context: Context, operation: Document): Promise<Outcome> {
  const outcome = await attempt(context, operation);
  const { expectError, expectResult, ignoreResultAndError, saveResultAsEntity } = operation;
  if (saveResultAsEntity !== undefined) context.entities.set(saveResultAsEntity, outcome.result);
  if (ignoreResultAndError === true) return outcome;
  if (expectError !== undefined) {
    if (!('error' in outcome)) throw new Mismatch(`${operation['name']} should have failed`);
    checkError(context.entities, outcome.error, expectError);
  } else if ('error' in outcome) throw outcome.error;
  else if (expectResult !== undefined) match(context.entities, resultOf(outcome.result), expectResult);
  return outcome;
}

async function attempt(context: Context, operation: Document): Promise<Outcome> {
  try {
    return { result: await carryOut(context, operation) };
  } catch (error) {
    if (error instanceof NotHere || error instanceof Mismatch) throw error;
    return { error };
  }
}

async function carryOut(context: Context, { object, name, arguments: given }: Document): Promise<unknown> {
  const args = copyOf(given ?? {});
  if (object === 'testRunner') return assertionOf(name)(context, args);
  if (name === 'withTransaction') return together(context, context.entities.session(object), args);
  const { session, ...rest } = args;
  const named = session === undefined ? rest : { ...rest, session: context.entities.session(session) };
  return operate(context.entities.get(object), name, named);
}

// An operation of the callback that fails as expected fails the callback, too.
async function together(context: Context, session: ClientSession, args: Document): Promise<unknown> {
  const { callback, ...options } = args;
  return session.withTransaction(async () => {
    for (const operation of callback) {
      const outcome = await step(context, operation);
      if ('error' in outcome) throw outcome.error;
    }
  }, options);
}

// The driver writes ids into what it is given.
function copyOf(args: Document): Document {
  return BSON.EJSON.deserialize(BSON.EJSON.serialize(args, { relaxed: false }) as Document, { relaxed: true });
}
