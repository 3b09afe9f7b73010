import { type ClientSession, type Connection, mongo } from 'mongoose';
import { fail } from '../errors.ts';

// A transaction that began with a duplicate key or a lost connection is worth this many goes, the first included.
const GOES = 4;

type Duplicate = mongo.MongoServerError & { readonly keyPattern?: object };

const isDuplicate = (error: unknown): error is Duplicate =>
  error instanceof mongo.MongoServerError && error.code === 11_000;

// Two requests under one key, or one event told twice at once: on the second go the first is found.
const isOfBooks = ({ message }: Duplicate): boolean => /collection: \S+\.(idempotency|heard) /.test(message);

/**
 * All or nothing. `work` may run again after a conflict, so it touches nothing but the session.
 * The driver repeats what is labelled transient; when many connections die at once it labels only the first (mongodb
 * 7.8), so what failed before the commit is repeated here. A commit in doubt is not: the caller asks again with the
 * same idempotency key.
 */
export async function together<T>(connection: Connection, work: (session: ClientSession) => Promise<T>): Promise<T> {
  for (let go = 1; ; go += 1) {
    let committing = false;
    try {
      return await connection.withSession((session) =>
        session.withTransaction(async () => {
          committing = false;
          const result = await work(session);
          committing = true;
          return result;
        }),
      );
    } catch (error) {
      if (isDuplicate(error) && isOfBooks(error) && go < GOES) continue;
      if (isDuplicate(error)) fail('ALREADY_EXISTS', { field: Object.keys(error.keyPattern ?? {}).join(',') });
      const lost = error instanceof mongo.MongoNetworkError || error instanceof mongo.MongoServerSelectionError;
      if (!lost) throw error;
      if (committing || go === GOES) fail('TRY_AGAIN');
    }
  }
}
