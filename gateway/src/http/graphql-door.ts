import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { TrustedDocuments } from '../documents/documents.ts';
import type { Problem } from '../failure.ts';
import { newRequestId } from '../transport/trace.ts';
import { mayChange, type asCaller } from './asking.ts';
import type { Question } from './ask.ts';
import { hasBody, isJson, jsonIn, readBody } from './body.ts';
import type { Identify } from './caller.ts';
import type { toRefusal } from './errors.ts';
import type { Origins } from './origins.ts';
import { questionIn, questionInAddress } from './question.ts';
import type { Limiting } from './rates.ts';
import { answerReply, refusalReply, type Reply } from './reply.ts';
import { dataHeaders } from './security-headers.ts';
import { wantsEvents } from '../live/event-stream.ts';
import type { Visit } from './visit.ts';

/** What the door of GraphQL is made of. */
export interface GraphqlDoor {
  readonly ask: ReturnType<typeof asCaller>;
  readonly identify: Identify;
  readonly limits: Limiting;
  readonly documents: TrustedDocuments;
  /** Tells a subscription as it happens; false for any other question. */
  readonly live: (visit: Visit, question: Question) => Promise<boolean>;
  readonly origins: Origins;
  readonly refusal: ReturnType<typeof toRefusal>;
  readonly maxBodyBytes: number;
  /** False while the server is stopping: then connections are not kept. */
  readonly isOpen: () => boolean;
}

const always = Object.entries(dataHeaders).flat();

function send({ request, response, requestId }: Visit, { status, headers, body }: Reply, door: GraphqlDoor): void {
  const length = Buffer.byteLength(body);
  const list = [...always, 'linli-request-id', requestId, 'content-length', String(length)];
  const origin = door.origins.answer(request.headers);
  for (const name in origin) list.push(name, origin[name] ?? '');
  for (const name in headers) list.push(name, headers[name] ?? '');
  if (!door.isOpen() && headers['connection'] === undefined) list.push('connection', 'close');
  response.writeHead(status, list);
  // Text of one byte a letter is copied as it stands instead of being encoded.
  response.write(body, length === body.length ? 'latin1' : 'utf8');
  // Let go at once it is one plain write; ended first, an empty second piece is gathered with it.
  response.socket?.uncork();
  response.end();
}

const searchOf = (url: string): URLSearchParams => new URLSearchParams(url.split('?')[1] ?? '');

const mediaType: readonly Problem[] = [{ code: 'BODY_INVALID', detail: { field: 'content-type' } }];

async function replyTo(visit: Visit, door: GraphqlDoor): Promise<Reply | null> {
  const { request, requestId: id } = visit;
  const asked = { headers: request.headers, id };
  const identifying = door.identify(request);
  if (identifying instanceof Promise) await identifying;
  door.limits.request(request);
  if (request.method === 'POST' && hasBody(request) && !isJson(request)) return refusalReply(asked, mediaType, 415);
  const { documents, maxBodyBytes } = door;
  const question =
    request.method === 'GET'
      ? questionInAddress(searchOf(request.url ?? ''), documents)
      : questionIn(jsonIn(await readBody(request, maxBodyBytes)), documents);
  if (wantsEvents(request) && (await door.live(visit, question))) return null;
  if (mayChange(question)) door.limits.change(request);
  return answerReply(asked, await door.ask(visit, question));
}

async function serve(request: IncomingMessage, response: ServerResponse, door: GraphqlDoor): Promise<void> {
  const visit = { request, response, requestId: newRequestId() };
  let reply: Reply | null;
  try {
    reply = await replyTo(visit, door);
  } catch (error) {
    reply = door.refusal({ headers: request.headers, id: visit.requestId }, error);
  }
  if (reply && !response.destroyed) send(visit, reply, door);
}

/** Whether a request is for the door of GraphQL: asked by POST, or read by GET. */
export const isForGraphql = ({ method, url = '' }: IncomingMessage): boolean =>
  (method === 'POST' || method === 'GET') && (url === '/graphql' || url.startsWith('/graphql?'));

/**
 * `/graphql` on the bare server: all questions come here, and a framework's chain of hooks costs more than a question.
 * `POST` takes JSON only: a form or a plain-text body of another site gets no answer. `GET` reads: who is asked for
 * comes by a header that no site can make a browser send, so there is nothing to forge.
 */
export const graphqlDoor =
  (door: GraphqlDoor): RequestListener =>
  (request, response) =>
    void serve(request, response, door);
