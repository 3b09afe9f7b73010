import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Charged } from './ask.ts';
import type { Cost } from './charge.ts';
import { worded, type Problem } from '../failure.ts';
import { statusOf } from './status.ts';

const GRAPHQL_JSON = 'application/graphql-response+json';

/** Callers that know GraphQL's own media type get it; all others plain JSON. */
const mediaType = ({ headers }: FastifyRequest): string =>
  headers.accept?.includes(GRAPHQL_JSON) ? GRAPHQL_JSON : 'application/json';

const send = (reply: FastifyReply, status: number, body: string): FastifyReply =>
  reply
    .code(status)
    .header('content-type', `${mediaType(reply.request)}; charset=utf-8`)
    // What somebody may see is nobody else's: no cache on the way keeps it, not even of a GET.
    .header('cache-control', 'no-store')
    .send(body);

const errorsText = (problems: readonly Problem[], requestId: string): string =>
  JSON.stringify(problems.map((each) => worded(each, requestId)));

const extensions = (about: { readonly requestId: string; readonly cost?: Cost }): string =>
  `"extensions":${JSON.stringify(about)}`;

/** An answer, whole or in part. */
export function sendAnswer(reply: FastifyReply, { data, problems, cost }: Charged): FastifyReply {
  const { id } = reply.request;
  const errors = problems.length > 0 ? `"errors":${errorsText(problems, id)},` : '';
  return send(reply, 200, `{${errors}"data":${data},${extensions({ requestId: id, cost })}}`);
}

/** A request that is refused whole: no data at all. The status follows from the code unless HTTP has a better word. */
export function sendRefusal(reply: FastifyReply, problems: readonly Problem[], better?: number): FastifyReply {
  const { id } = reply.request;
  const [first] = problems;
  const status = better ?? statusOf(first?.code ?? 'INTERNAL', mediaType(reply.request) === 'application/json');
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  const wait = first?.detail?.['retryAfterMs'];
  if (typeof wait === 'number') reply.header('retry-after', Math.ceil(wait / 1_000));
  if (status === 405) reply.header('allow', 'POST');
  return send(reply, status, `{"errors":${errorsText(problems, id)},${extensions({ requestId: id })}}`);
}
