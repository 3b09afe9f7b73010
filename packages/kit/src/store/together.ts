import { setTimeout as pause } from 'node:timers/promises';
import { type ClientSession, type Connection, mongo } from 'mongoose';
import { fail } from '../errors.ts';
import { askingDatabase } from '../telemetry/inside.ts';
import { type Go, inTurn } from './work.ts';

// How long a change is tried: long enough for a new primary (ten seconds, MongoDB's election timeout), and no longer
// than anybody waits for an answer.
const PATIENCE = 15_000;
// A commit whose answer was lost is asked after this often.
const COMMITS = 3;
const DOUBT = 100;
// Whoever was faster may still be about to commit.
const DOUBLES = 4;

type Duplicate = mongo.MongoServerError & { readonly keyPattern?: object };

const isDuplicate = (error: unknown): error is Duplicate =>
  error instanceof mongo.MongoServerError && error.code === 11_000;

// Two requests under one key, or one event told twice at once: on the second go the first is found.
const isOfBooks = ({ message }: Duplicate): boolean => /collection: \S+\.(idempotency|heard) /.test(message);

const isLost = (error: unknown): boolean =>
  error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoServerSelectionError;

/** Nothing was committed, and another go may do better. */
const isPassing = (error: unknown): boolean =>
  isLost(error) ||
  (error instanceof mongo.MongoError && error.hasErrorLabel('TransientTransactionError')) ||
  (isDuplicate(error) && isOfBooks(error));

/** Whether the server may have committed although it does not say so. */
const isInDoubt = (error: unknown): boolean =>
  isLost(error) ||
  error instanceof mongo.MongoWriteConcernError ||
  (error instanceof mongo.MongoError &&
    (error.hasErrorLabel('UnknownTransactionCommitResult') || error.hasErrorLabel('RetryableWriteError')));

// Grows from about five milliseconds to half a second, and is never the same for two that got in each other's way.
const breath = (go: number): Promise<void> => pause(Math.random() * Math.min(500, 5 * 1.5 ** go));

async function commit(session: ClientSession, database: string): Promise<void> {
  let doubt = false;
  for (let go = 1; ; go += 1) {
    try {
      return await askingDatabase('commitTransaction', { database }, () => session.commitTransaction());
    } catch (error) {
      // Once an answer is lost, "there is no such transaction" may be said of one that was done.
      if (!doubt && !isInDoubt(error)) throw error;
      if (!isInDoubt(error) || go === COMMITS) fail('TRY_AGAIN');
      doubt = true;
      await pause(DOUBT * go);
    }
  }
}

async function oneGo<T>(session: ClientSession, database: string, task: (work: Go) => Promise<T>): Promise<T> {
  session.startTransaction();
  const work = inTurn(session);
  try {
    const result = await task(work);
    await work.end();
    await work.writeLate();
    await commit(session, database);
    return result;
  } catch (error) {
    await work.end();
    if (session.inTransaction()) await session.abortTransaction();
    throw error;
  }
}

/** A failure as the caller reads it; what is none of ours stays what it is. */
function told(error: unknown): never {
  if (isPassing(error)) fail('TRY_AGAIN');
  if (isDuplicate(error)) fail('ALREADY_EXISTS', { field: Object.keys(error.keyPattern ?? {}).join(',') });
  throw error;
}

/**
 * All or nothing. `task` may run again after a conflict or a lost connection, so it touches nothing but its work.
 * The loop is ours and not the driver's (mongodb 7.8): of many connections that die at once it labels only the first,
 * and it does a transaction again whose commit is in doubt. Here such a commit answers TRY_AGAIN, and the caller asks
 * again with the same idempotency key.
 */
export async function together<T>(connection: Connection, task: (work: Go) => Promise<T>): Promise<T> {
  const client = connection.getClient();
  const until = Date.now() + PATIENCE;
  let doubles = 0;
  for (let go = 1; ; go += 1) {
    try {
      return await client.withSession((session) => oneGo(session, connection.name, task));
    } catch (error) {
      // Whoever was faster is there to be seen on the second go, so a rule or a key can say it better than an index.
      if (isDuplicate(error)) doubles += 1;
      const isWorthIt = isPassing(error) || (isDuplicate(error) && doubles < DOUBLES);
      if (!isWorthIt || Date.now() > until) return told(error);
      await breath(go);
    }
  }
}
