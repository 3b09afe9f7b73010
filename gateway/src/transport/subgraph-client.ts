import { Pool } from 'undici';
import { fail, Failure } from '../failure.ts';
import { systemCode } from '../system-code.ts';
import { breaker } from './breaker.ts';

/** What is sent to a subgraph: always a POST to its one route. */
export interface Outgoing {
  readonly body: string;
  /** The signed context, the only header of ours. */
  readonly context: string;
  readonly isQuery: boolean;
  readonly signal: AbortSignal;
}

export interface SubgraphClient {
  /** The parsed answer. A subgraph that is away, slow, or says no JSON is a Failure or an error with no detail of it. */
  readonly send: (outgoing: Outgoing) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

export interface ClientSettings {
  readonly url: string;
  readonly connections: number;
  readonly callMs: number;
  readonly maxBytes: number;
}

const jsonTypes = /^application\/(json|graphql-response\+json)\b/;

const timeouts: readonly string[] = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_ABORTED'];

const isTimeout = (error: unknown, signal: AbortSignal): boolean =>
  signal.aborted || timeouts.includes(systemCode(error));

// Connections that could not be made or broke: the subgraph may not even have seen the call.
const isAway = (error: unknown): boolean =>
  /^(E[A-Z]+|UND_ERR_(SOCKET|CONNECT_TIMEOUT|CLOSED|DESTROYED))$/.test(systemCode(error));

async function textOf(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > maxBytes) throw new RangeError(`the answer is larger than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/** A bounded pool of connections to one subgraph. */
export function subgraphClient({ url, connections, callMs, maxBytes }: ClientSettings): SubgraphClient {
  const given = new URL(url);
  const address = given.pathname === '/' ? new URL('/graphql', given) : given;
  const pool = new Pool(address.origin, { connections, pipelining: 1, headersTimeout: callMs, bodyTimeout: callMs });
  const gate = breaker({ failures: 5, openMs: 1_000 });

  const once = async ({ body, context, signal }: Outgoing): Promise<unknown> => {
    const answer = await pool.request({
      path: address.pathname + address.search,
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', 'linli-context': context },
      body,
      signal,
    });
    const type = answer.headers['content-type'];
    if (typeof type !== 'string' || !jsonTypes.test(type)) {
      // Thrown away unread; that it was cut off is no news.
      answer.body.once('error', () => undefined).destroy();
      if (answer.statusCode >= 502) return fail('SERVICE_UNAVAILABLE');
      throw new TypeError(`status ${answer.statusCode} with content type ${String(type)}`);
    }
    const text = await textOf(answer.body, maxBytes);
    // Not the caller's fault: the subgraph does not take our signature.
    if (answer.statusCode === 401) throw new TypeError('the signed context is refused');
    return JSON.parse(text) as unknown;
  };

  const told = (error: unknown, signal: AbortSignal): Failure | null => {
    if (error instanceof Failure) return error;
    if (isTimeout(error, signal)) return new Failure([{ code: 'DEADLINE_EXCEEDED' }]);
    return isAway(error) ? new Failure([{ code: 'SERVICE_UNAVAILABLE' }]) : null;
  };

  return {
    send: async (outgoing) => {
      if (gate.isOpen()) return fail('SERVICE_UNAVAILABLE');
      try {
        const answer = await once(outgoing).catch((error: unknown) => {
          if (outgoing.isQuery && isAway(error) && !outgoing.signal.aborted) return once(outgoing);
          throw error;
        });
        gate.worked();
        return answer;
      } catch (error) {
        if (isAway(error)) gate.failed();
        throw told(error, outgoing.signal) ?? error;
      }
    },
    close: () => pool.destroy(),
  };
}
