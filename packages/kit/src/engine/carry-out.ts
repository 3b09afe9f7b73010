import { createHash } from 'node:crypto';
import { responsePathAsArray } from './response-path.ts';
import { fail } from '../errors.ts';
import type { Ask, Next } from '../graph/field.ts';
import type { IdempotencyRow } from '../store/store.ts';
import type { Context } from './context.ts';
import { insideOf } from './inside-context.ts';

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url');

type Result = IdempotencyRow['result'];

/** What was answered: a pointer where it is a row of ours, so that the row stays the only copy; else the value itself. */
function resultOf(context: Context, value: unknown): Result {
  const id = typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : null;
  const source = id ? insideOf(context).desk.written.get(id) : undefined;
  return id && source ? { collection: source.name, id } : { value };
}

async function answerAgain(context: Context, result: Result): Promise<unknown> {
  if ('value' in result) return result.value;
  const source = insideOf(context).engine.subgraph.collections.find(({ name }) => name === result.collection);
  return source ? context.open(source).load(result.id) : fail('NOT_FOUND', { field: 'id', id: result.id });
}

async function once(context: Context, ask: Ask, next: Next): Promise<unknown> {
  const { idempotencyKey, engine, desk } = insideOf(context);
  if (!idempotencyKey) return next({ ...ask, context });
  const { idempotency } = engine.store.books;
  const session = desk.work.session;
  const option = session ? { session } : {};
  const id = digest([context.viewer.id, idempotencyKey, responsePathAsArray(ask.info.path)]);
  const asked = digest([ask.info.fieldName, ask.args]);
  const known = await idempotency.findOne({ _id: id }, option);
  if (known && known.asked !== asked) fail('IDEMPOTENCY_KEY_REUSED');
  if (known) return answerAgain(context, known.result);
  const value = await next({ ...ask, context });
  await desk.work.turn(() =>
    idempotency.insertOne({ _id: id, asked, result: resultOf(context, value), at: context.now }, option),
  );
  return value;
}

/**
 * One mutation field, one transaction: all its changes, their journal rows and the answer under the caller's key commit
 * together or not at all.
 */
export async function carryOut(ask: Ask, next: Next): Promise<unknown> {
  const { engine, forget } = insideOf(ask.context);
  const value = await engine.within(ask.context, (context) => once(context, ask, next));
  forget();
  engine.wake();
  return value;
}
