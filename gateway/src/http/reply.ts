import type { IncomingHttpHeaders } from 'node:http';
import type { Charged } from './ask.ts';
import type { Cost } from './charge.ts';
import { worded, type Problem } from '../failure.ts';
import { statusOf } from './status.ts';

const GRAPHQL_JSON = 'application/graphql-response+json';

/** An answer before it is sent: what is the same for all answers is added there. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

// What somebody may see is nobody else's: no cache on the way keeps it, not even of a GET.
const headersOf = (type: string) => ({ 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
const plain = headersOf('application/json');
const graphql = headersOf(GRAPHQL_JSON);

/** Callers that know GraphQL's own media type get it; all others plain JSON. */
const typed = ({ accept }: IncomingHttpHeaders) => (accept?.includes(GRAPHQL_JSON) ? graphql : plain);

const errorsText = (problems: readonly Problem[], requestId: string): string =>
  JSON.stringify(problems.map((each) => worded(each, requestId)));

// Numbers and a text of hexadecimal digits: there is nothing in them to escape.
const costText = ({ requestedQueryCost, actualQueryCost, throttleStatus }: Cost): string => {
  const { maximumAvailable, currentlyAvailable, restoreRate } = throttleStatus;
  return `{"requestedQueryCost":${requestedQueryCost},"actualQueryCost":${actualQueryCost},"throttleStatus":{"maximumAvailable":${maximumAvailable},"currentlyAvailable":${currentlyAvailable},"restoreRate":${restoreRate}}}`;
};

/** Who is answered: the request's headers and its id. */
export interface Answered {
  readonly headers: IncomingHttpHeaders;
  readonly id: string;
}

/** An answer, whole or in part. */
export function answerReply({ headers, id }: Answered, { data, problems, cost }: Charged): Reply {
  const errors = problems.length > 0 ? `"errors":${errorsText(problems, id)},` : '';
  const body = `{${errors}"data":${data},"extensions":{"requestId":"${id}","cost":${costText(cost)}}}`;
  return { status: 200, headers: typed(headers), body };
}

/** A request that is refused whole: no data at all. The status follows from the code unless HTTP has a better word. */
export function refusalReply({ headers, id }: Answered, problems: readonly Problem[], better?: number): Reply {
  const [first] = problems;
  const type = typed(headers);
  // A stream that is refused does not begin: whoever waits for one looks at nothing but the status.
  const isPlain = type === plain && !headers.accept?.includes('text/event-stream');
  const status = better ?? statusOf(first?.code ?? 'INTERNAL', isPlain);
  const wait = first?.detail?.['retryAfterMs'];
  const more = {
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    ...(typeof wait === 'number' ? { 'retry-after': String(Math.ceil(wait / 1_000)) } : {}),
    ...(status === 405 ? { allow: 'POST' } : {}),
    // The rest of such a body is not waited for.
    ...(status === 413 ? { connection: 'close' } : {}),
  };
  const body = `{"errors":${errorsText(problems, id)},"extensions":{"requestId":"${id}"}}`;
  return { status, headers: { ...type, ...more }, body };
}
