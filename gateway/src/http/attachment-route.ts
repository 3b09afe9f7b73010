import type { FastifyInstance, FastifyReply, onRequestHookHandler } from 'fastify';
import type { Answer } from '../execution/executor.ts';
import { isObject, own } from '../execution/json.ts';
import { fail, Failure } from '../failure.ts';
import type { asCaller } from './asking.ts';

const query = 'query Attachment($id: ID!) { attachment(id: $id) { mediaType content fileName } }';

// Pictures a browser draws without running anything. An SVG can carry a script and is saved, not shown.
const shown: readonly string[] = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
const mediaType = /^[a-z]+\/[a-z0-9.+-]+$/;

interface Attachment {
  readonly type: string;
  readonly bytes: Buffer;
  readonly fileName: string;
}

function readAttachment({ data, problems }: Answer): Attachment {
  const all: unknown = JSON.parse(data);
  const found = isObject(all) ? own(all, 'attachment') : null;
  if (!isObject(found)) {
    if (problems.length > 0) throw new Failure(problems);
    return fail('NOT_FOUND');
  }
  const type = String(own(found, 'mediaType'));
  const content = own(found, 'content');
  // Hidden content comes as null or as a mask: its bytes need a purpose.
  if (typeof content !== 'string' || !base64.test(content)) return fail('NOT_PERMITTED', { field: 'linli-purpose' });
  return {
    type: mediaType.test(type) ? type : 'application/octet-stream',
    bytes: Buffer.from(content, 'base64'),
    fileName: String(own(found, 'fileName') ?? 'attachment'),
  };
}

function sendAttachment(reply: FastifyReply, { type, bytes, fileName }: Attachment): FastifyReply {
  const how = shown.includes(type) ? 'inline' : 'attachment';
  // RFC 6266: the name in UTF-8, percent-encoded, so that no character of it can end the header.
  const name = encodeURIComponent(fileName).replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
  return reply
    .header('content-type', type)
    .header('content-disposition', `${how}; filename*=UTF-8''${name}`)
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(bytes);
}

/** A graph without attachments knows none: that, too, is simply not found. */
const asNotFound = (error: unknown): never => {
  if (error instanceof Failure && error.problems[0]?.code === 'QUERY_INVALID') fail('NOT_FOUND');
  throw error;
};

// Our own question: nobody else wrote it.
const ours = { operationName: null, mayChange: false, isKept: true } as const;

export interface Route {
  readonly ask: ReturnType<typeof asCaller>;
  /** Who asks, and how often they may. */
  readonly before: onRequestHookHandler;
}

/** `GET /attachments/:id`: the bytes of an attachment, for whoever may read the case it belongs to. */
export function attachmentRoute(app: FastifyInstance, { ask, before }: Route): void {
  app.get<{ Params: { id: string } }>('/attachments/:id', { onRequest: before }, async (request, reply) => {
    const { id } = request.params;
    const visit = { request: request.raw, response: reply.raw, requestId: request.id };
    const answer = await ask(visit, { query, variables: { id }, ...ours }).catch(asNotFound);
    return sendAttachment(reply, readAttachment(answer));
  });
}
