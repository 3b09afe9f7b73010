import { createHmac } from 'node:crypto';
import { fail } from '../errors.ts';
import type { Ask, Next } from '../graph/field.ts';
import { within } from '../store/work.ts';
import { answerAgain, kept } from './answer-again.ts';
import type { Context } from './context.ts';
import { insideOf } from './inside-context.ts';
import { responsePathAsArray } from './response-path.ts';

// Keyed: a plain hash of few words could be guessed back.
const digest = (value: unknown, secret: string): string =>
  createHmac('sha256', secret).update(JSON.stringify(value)).digest('base64url');

async function once(context: Context, ask: Ask, next: Next): Promise<unknown> {
  const { idempotencyKey, engine, desk } = insideOf(context);
  if (!idempotencyKey) return next({ ...ask, context });
  const { box, books } = engine.store;
  const { idempotency } = books;
  const { work, viewer } = desk;
  const asked = digest([ask.info.fieldName, ask.args], desk.secret);
  // One caller at one post: what they were answered elsewhere is not theirs here. Strangers share a name but no answer:
  // only who brings the same key with the very same words is taken for the same stranger.
  const stranger = viewer.kind === 'ANONYMOUS' ? asked : null;
  const id = digest(
    [viewer.id, viewer.nodes, idempotencyKey, responsePathAsArray(ask.info.path), stranger],
    desk.secret,
  );
  const known = await work.turn(() => idempotency.findOne({ _id: id }, within(work)));
  if (known && known.asked !== asked) fail('IDEMPOTENCY_KEY_REUSED');
  if (known) return answerAgain(context, known.sealed ? box?.open('idempotency', id, known.sealed) : known.answer);
  const value = await next({ ...ask, context });
  const answer = kept(context, value);
  // A row is a pointer; what else an answer says may still be somebody's.
  const content = box ? { answer: null, sealed: box.close('idempotency', id, answer) } : { answer };
  await work.turn(() => idempotency.insertOne({ _id: id, asked, ...content, at: new Date() }, within(work)));
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
