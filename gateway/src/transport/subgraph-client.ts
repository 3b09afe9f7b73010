import { Pool } from 'undici';
import { fail, Failure } from '../failure.ts';
import { systemCode } from '../system-code.ts';
import { breaker } from './breaker.ts';
import { Ended, exchange } from './exchange.ts';
import type { Ending } from './within.ts';

/** What is sent to a subgraph: always a POST to its one route. */
export interface Outgoing {
  readonly body: string;
  /** The signed context, the only header of ours. */
  readonly context: string;
  readonly isQuery: boolean;
  readonly ending: Ending;
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

const timeouts: readonly string[] = ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];

const isTimeout = (error: unknown, ending: Ending): boolean =>
  ending.hasEnded() || error instanceof Ended || timeouts.includes(systemCode(error));

// Connections that could not be made or broke: the subgraph may not even have seen the call.
const isAway = (error: unknown): boolean =>
  /^(E[A-Z]+|UND_ERR_(SOCKET|CONNECT_TIMEOUT|CLOSED|DESTROYED))$/.test(systemCode(error));

/** A bounded pool of connections to one subgraph. */
export function subgraphClient({ url, connections, callMs, maxBytes }: ClientSettings): SubgraphClient {
  const given = new URL(url);
  const address = given.pathname === '/' ? new URL('/graphql', given) : given;
  const pool = new Pool(address.origin, { connections, pipelining: 1, headersTimeout: callMs, bodyTimeout: callMs });
  const gate = breaker({ failures: 5, openMs: 1_000 });

  const path = address.pathname + address.search;
  const isWanted = (_: number, type: string | undefined): boolean => type !== undefined && jsonTypes.test(type);

  const once = async ({ body, context, ending }: Outgoing): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', accept: 'application/json', 'linli-context': context };
    const { status, type, text } = await exchange(pool, { path, headers, body, ending, maxBytes }, isWanted);
    if (!isWanted(status, type)) {
      if (status >= 502) return fail('SERVICE_UNAVAILABLE');
      throw new TypeError(`status ${status} with content type ${String(type)}`);
    }
    // Not the caller's fault: the subgraph does not take our signature.
    if (status === 401) throw new TypeError('the signed context is refused');
    return JSON.parse(text) as unknown;
  };

  const told = (error: unknown, ending: Ending): Failure | null => {
    if (error instanceof Failure) return error;
    if (isTimeout(error, ending)) return new Failure([{ code: 'DEADLINE_EXCEEDED' }]);
    return isAway(error) ? new Failure([{ code: 'SERVICE_UNAVAILABLE' }]) : null;
  };

  return {
    send: async (outgoing) => {
      if (gate.isOpen()) return fail('SERVICE_UNAVAILABLE');
      try {
        const answer = await once(outgoing).catch((error: unknown) => {
          if (outgoing.isQuery && isAway(error) && !outgoing.ending.hasEnded()) return once(outgoing);
          throw error;
        });
        gate.worked();
        return answer;
      } catch (error) {
        if (isAway(error)) gate.failed();
        throw told(error, outgoing.ending) ?? error;
      }
    },
    close: () => pool.destroy(),
  };
}
