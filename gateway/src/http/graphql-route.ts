import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from 'fastify';
import { isObject, own } from '../execution/json.ts';
import { fail } from '../failure.ts';
import type { Question } from './ask.ts';
import { mayChange, type asCaller } from './asking.ts';
import { sendAnswer } from './reply.ts';

/** Reads the body of a request: one question, no list of them. */
function readQuestion(body: unknown): Question {
  if (!isObject(body)) return fail('BODY_INVALID');
  const query = own(body, 'query');
  const variables = own(body, 'variables') ?? {};
  const operationName = own(body, 'operationName') ?? null;
  const extensions = own(body, 'extensions') ?? {};
  if (typeof query !== 'string') return fail('BODY_INVALID', { field: 'query' });
  if (!isObject(variables)) return fail('BODY_INVALID', { field: 'variables' });
  if (!isObject(extensions)) return fail('BODY_INVALID', { field: 'extensions' });
  if (operationName !== null && typeof operationName !== 'string') {
    return fail('BODY_INVALID', { field: 'operationName' });
  }
  return { query, variables, operationName: operationName === '' ? null : operationName };
}

export interface Route {
  readonly ask: ReturnType<typeof asCaller>;
  /** Who asks, and how often they may. */
  readonly before: onRequestHookHandler[];
  readonly beforeChange: (request: FastifyRequest) => Promise<void>;
}

/** `POST /graphql`, JSON only: a form or a plain-text body of another site gets no answer. */
export function graphqlRoute(app: FastifyInstance, { ask, before, beforeChange }: Route): void {
  app.post('/graphql', { onRequest: before }, async (request, reply) => {
    const question = readQuestion(request.body);
    if (mayChange(question)) await beforeChange(request);
    return sendAnswer(reply, await ask(reply, question));
  });
  app.get('/graphql', (_, reply) => reply.code(405).header('allow', 'POST').send());
}
