import type { IncomingMessage } from 'node:http';
import type { Log } from '@linli/kit/log';
import { GraphQLError, parse } from 'graphql';
import { makeServer, type ServerOptions } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { fail, worded, type Problem } from '../failure.ts';
import type { Question } from '../http/ask.ts';
import { newRequestId } from '../transport/trace.ts';
import { problemsIn } from './event-stream.ts';
import type { LiveLimits } from './limits.ts';
import { bodyOf, type Stream } from './stream.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { Subscriber } from './tell.ts';

/** What a socket says when it opens, in the names of headers: browsers cannot set those of a socket. */
export type Params = Readonly<Record<string, unknown>>;

export interface Speaking {
  readonly subscriptions: Subscriptions;
  /** Reads who is at a socket; a Failure is the refusal. */
  readonly subscriberOf: (request: IncomingMessage, params: Params) => Promise<Subscriber>;
  readonly limits: LiveLimits;
  readonly log: Log;
}

interface Extra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  subscriber: Subscriber | null;
}

// Closing codes of graphql-transport-ws: 4403 may be tried again with another token, 4401 not.
const FORBIDDEN = 4403;
const EARLIER = 100;

// The protocol looks at the kind of a document, and at nothing else of this one.
const aSubscription = parse('subscription { s }', { noLocation: true });

/** Closed a moment before the token runs out: a client that comes again with another one misses nothing. */
function closeInTime(socket: WebSocket, { expiresAt }: Subscriber): void {
  const timer = setTimeout(() => socket.close(FORBIDDEN, 'SIGN_IN_REQUIRED'), expiresAt - EARLIER - Date.now());
  timer.unref();
  socket.once('close', () => clearTimeout(timer));
}

const wrapped = (error: unknown): GraphQLError => {
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
};

/** Speaks graphql-transport-ws over one socket. */
export function protocolOf({ subscriptions, subscriberOf, limits, log }: Speaking) {
  const told = (errors: readonly GraphQLError[]): readonly Problem[] =>
    errors.flatMap(({ originalError }) => {
      const problems = problemsIn(originalError);
      if (!problems) log.error({ err: originalError }, 'a subscription failed');
      return problems ?? [{ code: 'INTERNAL' as const }];
    });

  const opened = async ({ subscriber }: Extra, question: Question, open: number): Promise<Stream> => {
    const allowed = limits.subscriptionsPerSocket;
    if (open > allowed) return fail('TOO_MANY_REQUESTS', { limit: 'subscriptions', allowed });
    if (!subscriber) return fail('SIGN_IN_REQUIRED');
    const stream = await subscriptions.open(question, subscriber);
    return stream ?? fail('QUERY_INVALID', { reason: 'a socket carries subscriptions; ask anything else by HTTP' });
  };

  const options: ServerOptions<Record<string, unknown>, Extra> = {
    connectionInitWaitTimeout: limits.initMs,
    onConnect: async ({ connectionParams = {}, extra }) => {
      try {
        const subscriber = await subscriberOf(extra.request, connectionParams);
        extra.subscriber = subscriber;
        closeInTime(extra.socket, subscriber);
        return true;
      } catch (error) {
        const [first] = problemsIn(error) ?? [];
        if (!first) log.error({ err: error }, 'a socket could not be opened');
        extra.socket.close(FORBIDDEN, first?.code ?? 'INTERNAL');
        return false;
      }
    },
    onSubscribe: async ({ extra, subscriptions: all }, id, { query, variables, operationName }) => {
      const asked = { query, variables: variables ?? {}, operationName: operationName ?? null };
      try {
        const question = { ...asked, isKept: false, mayChange: false };
        const stream = await opened(extra, question, Object.keys(all).length);
        // Whoever has gone meanwhile listens no more.
        if (!(id in all)) await stream.return();
        return { schema: undefined as never, document: aSubscription, contextValue: stream };
      } catch (error) {
        return [wrapped(error)];
      }
    },
    subscribe: async ({ contextValue }) => contextValue as AsyncIterableIterator<never>,
    onNext: (...[, , , , result]) => {
      const { data } = result as unknown as { readonly data: string };
      return { data: JSON.parse(data) as never, ...(bodyOf(result as never) as object) };
    },
    onError: (...[, , , errors]) => told(errors as readonly GraphQLError[]).map((each) => worded(each, newRequestId())),
  };
  const server = makeServer(options);

  return (socket: WebSocket, request: IncomingMessage): void => {
    const extra: Extra = { socket, request, subscriber: null };
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (text) =>
          new Promise((done, failed) => {
            if (socket.readyState !== socket.OPEN) return done();
            return socket.send(text, (error) => (error ? failed(error) : done()));
          }),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) => {
          socket.on('message', (message) => {
            take(String(message)).catch((error: unknown) => {
              log.debug({ reason: String(error) }, 'a message of a socket was no good');
              socket.close(4400, 'BODY_INVALID');
            });
          });
        },
      },
      extra,
    );
    socket.once('close', (code, reason) => void closed(code, String(reason)));
  };
}
