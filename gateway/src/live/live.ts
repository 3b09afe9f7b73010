import type { IncomingMessage } from 'node:http';
import type { Log } from '@linli/kit/log';
import type { ExecutionContext } from '../execution/executor.ts';
import { faultLine } from '../http/fault.rules.ts';
import type { Identify } from '../http/caller.ts';
import { fail } from '../failure.ts';
import { tokenIn } from '../identity/request.rules.ts';
import type { ReadToken } from '../identity/token.ts';
import type { sealedCalls } from '../transport/sealed-calls.ts';
import { lastEventIdIn } from './event-stream.ts';
import { feedReader } from './feed.ts';
import { hubOf } from './hub.ts';
import type { Params } from './protocol.ts';
import { subscriptionsOf, type Live, type Subscriptions } from './subscriptions.ts';
import type { Subscriber } from './tell.ts';

interface Parts extends Omit<Live, 'hub' | 'read'> {
  readonly calls: ReturnType<typeof sealedCalls>;
  readonly log: Log;
}

/** What a gateway tells as it happens, from the journal of the city. */
export interface LiveUpdates extends Subscriptions {
  readonly limits: Live['limits'];
}

export function liveUpdates({ calls, log, ...parts }: Parts): LiveUpdates {
  const onFault: ExecutionContext['onFault'] = (service, fault) =>
    log.error({ service, ...faultLine(fault) }, 'a subgraph answered with a fault');
  const read = feedReader(calls, onFault);
  const hub = hubOf({ read, everyMs: parts.limits.everyMs, log });
  const subscriptions = subscriptionsOf({ ...parts, hub, read });
  return {
    ...subscriptions,
    limits: parts.limits,
    close: () => {
      subscriptions.close();
      hub.close();
    },
  };
}

interface Knowing {
  readonly identify: Identify;
  readonly readToken: ReadToken;
}

/** Who listens, by the headers of a request. A listener is somebody: what a place tells is not for everybody. */
export const listenerOf =
  ({ identify, readToken }: Knowing) =>
  async (request: IncomingMessage): Promise<Subscriber> => {
    const token = tokenIn(request.headers) ?? fail('SIGN_IN_REQUIRED');
    const { caller, account } = await identify(request);
    const { exp } = await readToken(token);
    return { caller, account, expiresAt: exp * 1_000, lastHeard: lastEventIdIn(request.headers['last-event-id']) };
  };

const said: readonly string[] = ['authorization', 'linli-acting-at', 'linli-purpose', 'last-event-id'];

/** A request as if its socket's first message were its headers: the address stays that of the socket. */
export function asRequest(request: IncomingMessage, params: Params): IncomingMessage {
  const { authorization: _, ...own } = request.headers;
  const given = Object.entries(params).flatMap(([name, value]) =>
    said.includes(name.toLowerCase()) && typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
  );
  return Object.create(request, { headers: { value: { ...own, ...Object.fromEntries(given) } } }) as IncomingMessage;
}
