import { randomUUID, type KeyObject } from 'node:crypto';
import type { Span } from '@opentelemetry/api';
import { bodyHash, CONTEXT_LIFETIME, seal } from '@linli/kit/context';
import { traceparentOf } from '@linli/kit/telemetry';
import type { SubgraphCall } from '../execution/executor.ts';
import { fail } from '../failure.ts';
import type { Caller } from '../identity/viewer.rules.ts';
import type { SubgraphClient } from './subgraph-client.ts';
import { traceparentFor } from './trace.ts';
import { within, type Ending } from './within.ts';

/** On whose behalf calls are made. */
export interface Behalf {
  readonly caller: Caller;
  /** Whose allowance it is: the account, or the address of whoever has none. */
  readonly account: string;
  readonly requestId: string;
  readonly idempotencyKey: string | null;
  readonly traceparent: string | null;
  /** The span that calls lie below, when the request is traced. */
  readonly span?: Span | null;
  /** Ends all calls of the request: its deadline, or nobody waiting any more. */
  readonly ending: Ending | null;
}

export interface Calling {
  readonly key: KeyObject;
  readonly clients: ReadonlyMap<string, SubgraphClient>;
  readonly callMs: number;
}

/** Every call carries who asks, signed for that one subgraph and that one body. */
export function sealedCalls({ key, clients, callMs }: Calling) {
  return (behalf: Behalf) =>
    async ({ service, body, isQuery }: SubgraphCall): Promise<unknown> => {
      const { caller, requestId, idempotencyKey, traceparent, span, ending } = behalf;
      const client = clients.get(service) ?? fail('SERVICE_UNAVAILABLE');
      const iat = Math.floor(Date.now() / 1000);
      const claims = {
        ...caller,
        idem: idempotencyKey,
        rid: requestId,
        traceparent: span ? traceparentOf(span) : traceparentFor(requestId, traceparent),
        aud: service,
        bh: bodyHash(body),
        iat,
        exp: iat + CONTEXT_LIFETIME,
        jti: randomUUID(),
      };
      const context = seal(claims, key);
      return within(callMs, ending, (ends) => client.send({ body, context, isQuery, ending: ends }));
    };
}
