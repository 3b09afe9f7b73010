import { fail, Failure } from '../failure.ts';
import { systemCode } from '../system-code.ts';
import { breaker } from './breaker.ts';
import { Ended, exchange, type IsWanted, type Received } from './exchange.ts';
import { pool } from './http1/pool.ts';
import { retries, usualRetries } from './retries.ts';
import { pauseWithin, type Ending } from './within.ts';

/** What is sent to a subgraph: always a POST to its one route. */
export interface Outgoing {
  readonly body: string;
  /** The signed context, the only header of ours. */
  readonly context: string;
  readonly isQuery: boolean;
  readonly ending: Ending;
  /** Whether somebody still waits: then an ending is the subgraph's own slowness. */
  readonly isAwaited: () => boolean;
}

/** How things are with a subgraph. */
export interface ClientState {
  /** Calls under way, and calls that wait for a connection. */
  readonly running: number;
  readonly waiting: number;
  /** It is away, and not asked for a moment. */
  readonly isOpen: boolean;
}

export interface SubgraphClient {
  /** The parsed answer. A subgraph that is away, slow, or says no JSON is a Failure or an error with no detail of it. */
  readonly send: (outgoing: Outgoing) => Promise<unknown>;
  readonly state: () => ClientState;
  readonly close: () => void;
}

export interface ClientSettings {
  readonly url: string;
  readonly connections: number;
  readonly maxBytes: number;
}

const jsonTypes = /^application\/(json|graphql-response\+json)\b/;

const isTimeout = (error: unknown, ending: Ending): boolean => ending.hasEnded() || error instanceof Ended;

// Connections that could not be made or broke: the subgraph may not even have seen the call.
const isAway = (error: unknown): boolean => /^E[A-Z]+$/.test(systemCode(error));

const isWanted: IsWanted = ({ type }) => type !== undefined && jsonTypes.test(type);

// What stands before a subgraph says that it reached none: the subgraph did nothing (RFC 9110, 15.6.3 and 15.6.4).
const isRefusedByProxy = ({ status, type }: Pick<Received, 'status' | 'type'>): boolean =>
  (status === 502 || status === 503) && !isWanted({ status, type });

/** A bounded pool of connections to one subgraph. */
export function subgraphClient({ url, connections, maxBytes }: ClientSettings): SubgraphClient {
  const given = new URL(url);
  const address = given.pathname === '/' ? new URL('/graphql', given) : given;
  const calls = pool(address, connections);
  const gate = breaker({ failures: 5, openMs: 1_000 });
  const again = retries(usualRetries);

  const start = `POST ${address.pathname}${address.search} HTTP/1.1\r\nhost: ${address.host}\r\ncontent-type: application/json\r\naccept: application/json\r\nlinli-context: `;

  const exchanged = ({ body, context, ending }: Outgoing): Promise<Received> => {
    const bytes = Buffer.byteLength(body);
    const text = `${start}${context}\r\ncontent-length: ${bytes}\r\n\r\n${body}`;
    const encoding = bytes === body.length ? 'latin1' : 'utf8';
    return exchange(calls, { text, encoding, ending, maxBytes }, isWanted);
  };

  /** A question that nobody answered, and that may be put once more after this many milliseconds. */
  const waitFor = ({ isQuery, ending }: Outgoing, tries: number): number | null =>
    isQuery && !ending.hasEnded() && !gate.isOpen() ? again.next(tries) : null;

  const received = async (outgoing: Outgoing, tries = 1): Promise<Received> => {
    try {
      const answer = await exchanged(outgoing);
      if (isRefusedByProxy(answer)) fail('SERVICE_UNAVAILABLE');
      again.answered();
      return answer;
    } catch (error) {
      if (!isAway(error) && !(error instanceof Failure)) throw error;
      again.failed();
      const ms = waitFor(outgoing, tries);
      if (ms === null) throw error;
      await pauseWithin(ms, outgoing.ending);
      return received(outgoing, tries + 1);
    }
  };

  const read = ({ status, type, text }: Received): unknown => {
    if (!isWanted({ status, type })) {
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

  const judge = (error: unknown, { ending, isAwaited }: Outgoing): void => {
    if (isTimeout(error, ending)) return isAwaited() ? gate.failed() : gate.left();
    return isAway(error) || error instanceof Failure ? gate.failed() : gate.answered();
  };

  return {
    state: () => ({ ...calls.load(), isOpen: gate.isOpen() }),
    send: async (outgoing) => {
      if (!gate.mayCall()) return fail('SERVICE_UNAVAILABLE');
      try {
        const answer = read(await received(outgoing));
        gate.answered();
        return answer;
      } catch (error) {
        judge(error, outgoing);
        throw told(error, outgoing.ending) ?? error;
      }
    },
    close: () => calls.close(),
  };
}
