import type { IncomingMessage, Server } from 'node:http';
import type { Log } from '@linli/kit/log';
import type { TrustedDocuments } from '../documents/documents.ts';
import type { Problem } from '../failure.ts';
import type { ReadToken } from '../identity/token.ts';
import { problemsIn, sendEvents } from '../live/event-stream.ts';
import { asRequest, listenerOf, type LiveUpdates } from '../live/live.ts';
import { openSockets } from '../live/sockets.ts';
import type { ByAddress } from './address.ts';
import type { Question } from './ask.ts';
import type { Identify } from './caller.ts';
import type { Origins } from './origins.ts';
import type { Limiting } from './rates.ts';
import { securityHeaders } from './security-headers.ts';
import type { Visit } from './visit.ts';

export interface LiveDoor {
  readonly live: LiveUpdates;
  readonly identify: Identify;
  readonly limits: Limiting;
  readonly documents: TrustedDocuments;
  readonly readToken: ReadToken;
  readonly addressed: ByAddress;
  readonly origins: Origins;
  readonly log: Log;
}

const keyword = /\bsubscription\b/;

const unknown: readonly Problem[] = [{ code: 'INTERNAL' }];

/** Where live updates leave by: as an event stream, or over a socket. */
export function liveDoor({ live, identify, limits, documents, readToken, addressed, origins, log }: LiveDoor) {
  const listener = listenerOf({ identify, readToken });
  const problemsOf = (error: unknown): readonly Problem[] => {
    const problems = problemsIn(error);
    if (!problems) log.error({ err: error }, 'a subscription failed');
    return problems ?? unknown;
  };
  let disconnect = (): void => undefined;
  return {
    tell: async ({ request, response, requestId }: Visit, question: Question): Promise<boolean> => {
      if (!keyword.test(question.query)) return false;
      const stream = await live.open(question, await listener(request));
      if (!stream) return false;
      const headers = { ...securityHeaders, ...origins.answer(request.headers) };
      const { heartbeatMs } = live.limits;
      void sendEvents(stream, { response, requestId, headers, heartbeatMs, isClosing: live.isClosing, problemsOf });
      return true;
    },
    connect: (server: Server): void => {
      disconnect = openSockets(server, {
        subscriptions: live,
        subscriberOf: (request: IncomingMessage, params) => listener(asRequest(request, params)),
        count: ({ account }) => limits.asked(account),
        documents,
        limits: live.limits,
        addressed,
        mayConnect: origins.mayConnect,
        log,
      });
    },
    close: (): void => {
      // Sockets first: a stream that ends before its socket says that it is complete.
      disconnect();
      live.close();
    },
  };
}
