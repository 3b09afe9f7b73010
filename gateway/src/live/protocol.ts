import type { IncomingMessage } from 'node:http';
import type { Log } from '@linli/kit/log';
import { GraphQLError, parse } from 'graphql';
import { makeServer, type ServerOptions } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { fail, worded, type Problem } from '../failure.ts';
import type { TrustedDocuments } from '../documents/documents.ts';
import type { Question } from '../http/ask.ts';
import { counter } from '../http/counter.ts';
import { newRequestId } from '../transport/trace.ts';
import { problemsIn } from './event-stream.ts';
import type { LiveLimits } from './limits.ts';
import { questionOfMessage, withText } from './socket-question.ts';
import { bodyOf, type Stream } from './stream.ts';
import type { Subscriptions } from './subscriptions.ts';
import type { Subscriber } from './tell.ts';

/** What a socket says when it opens, in the names of headers: browsers cannot set those of a socket. */
export type Params = Readonly<Record<string, unknown>>;

export interface Speaking {
  readonly subscriptions: Subscriptions;
  /** Reads who is at a socket; a Failure is the refusal. */
  readonly subscriberOf: (request: IncomingMessage, params: Params) => Promise<Subscriber>;
  /** Counts what is asked over a socket as a request of whoever asks; a Failure when that is too much. */
  readonly count: (subscriber: Subscriber) => void;
  readonly documents: TrustedDocuments;
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
const TOO_MANY = 4429;
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
export function protocolOf({ subscriptions, subscriberOf, count, documents, limits, log }: Speaking) {
  const told = (errors: readonly GraphQLError[]): readonly Problem[] =>
    errors.flatMap(({ originalError }) => {
      const problems = problemsIn(originalError);
      if (!problems) log.error({ err: originalError }, 'a subscription failed');
      return problems ?? [{ code: 'INTERNAL' as const }];
    });

  const opened = async ({ subscriber }: Extra, payload: object, open: number): Promise<Stream> => {
    const allowed = limits.subscriptionsPerSocket;
    if (!subscriber) return fail('SIGN_IN_REQUIRED');
    count(subscriber);
    if (open > allowed) return fail('TOO_MANY_REQUESTS', { limit: 'subscriptions', allowed });
    const question: Question = questionOfMessage(payload, documents);
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
    onSubscribe: async ({ extra, subscriptions: all }, id, payload) => {
      try {
        const stream = await opened(extra, payload, Object.keys(all).length);
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

  /** Hears the messages of one socket, so many a minute. */
  const listening = (socket: WebSocket, take: (text: string) => Promise<void>): void => {
    const messages = counter();
    socket.on('message', (message) => {
      if (socket.readyState !== socket.OPEN) return;
      try {
        messages.take('', limits.messagesPerMinute);
      } catch {
        return socket.close(TOO_MANY, 'TOO_MANY_REQUESTS');
      }
      take(withText(String(message))).catch((error: unknown) => {
        log.debug({ reason: String(error) }, 'a message of a socket was no good');
        socket.close(4400, 'BODY_INVALID');
      });
    });
  };

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
        onMessage: (take) => listening(socket, take),
      },
      extra,
    );
    socket.once('close', (code, reason) => void closed(code, String(reason)));
  };
}
