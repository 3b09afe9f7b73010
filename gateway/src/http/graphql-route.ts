import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from 'fastify';
import type { TrustedDocuments } from '../documents/documents.ts';
import { mayChange, type asCaller } from './asking.ts';
import { questionIn, questionInAddress } from './question.ts';
import { sendAnswer } from './reply.ts';

export interface Route {
  readonly ask: ReturnType<typeof asCaller>;
  /** Who asks, and how often they may. */
  readonly before: onRequestHookHandler[];
  readonly documents: TrustedDocuments;
  readonly beforeChange: (request: FastifyRequest) => Promise<void>;
}

const searchOf = ({ url }: FastifyRequest): URLSearchParams => new URLSearchParams(url.split('?')[1] ?? '');

/**
 * `POST /graphql`, JSON only: a form or a plain-text body of another site gets no answer. `GET` reads: who is asked for
 * comes by a header that no site can make a browser send, so there is nothing to forge.
 */
export function graphqlRoute(app: FastifyInstance, { ask, before, beforeChange, documents }: Route): void {
  app.post('/graphql', { onRequest: before }, async (request, reply) => {
    const question = questionIn(request.body, documents);
    if (mayChange(question)) await beforeChange(request);
    return sendAnswer(reply, await ask(reply, question));
  });
  app.get('/graphql', { onRequest: before, exposeHeadRoute: false }, async (request, reply) =>
    sendAnswer(reply, await ask(reply, questionInAddress(searchOf(request), documents))),
  );
}
