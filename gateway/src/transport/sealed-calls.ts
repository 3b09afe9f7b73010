import type { KeyObject } from 'node:crypto';
import type { Span } from '@opentelemetry/api';
import { bodyHash, CONTEXT_LIFETIME, type Claims } from '@linli/kit/context';
import { traceparentOf } from '@linli/kit/telemetry';
import type { SubgraphCall } from '../execution/executor.ts';
import { fail } from '../failure.ts';
import type { Caller } from '../identity/viewer.rules.ts';
import { randomHex } from './random.ts';
import { sealer } from './sealer.ts';
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

const callers = new WeakMap<Caller, string>();

/** A caller as the beginning of claims; somebody who asks again is written once. */
function begun(caller: Caller): string {
  const known = callers.get(caller) ?? JSON.stringify(caller).slice(0, -1);
  callers.set(caller, known);
  return known;
}

type Said = Required<Omit<Claims, keyof Caller>>;

/** The rest of the claims. Ids, hashes and names of subgraphs have nothing to escape; what a caller chose may have. */
const claimsText = (caller: Caller, { idem, rid, traceparent, aud, bh, iat, exp, jti }: Said): string =>
  `${begun(caller)},"idem":${idem === null ? 'null' : JSON.stringify(idem)},"rid":"${rid}","traceparent":"${traceparent}","aud":"${aud}","bh":"${bh}","iat":${iat},"exp":${exp},"jti":"${jti}"}`;

/** Every call carries who asks, signed for that one subgraph and that one body. */
export function sealedCalls({ key, clients, callMs }: Calling) {
  const seal = sealer(key);
  return (behalf: Behalf) =>
    async ({ service, body, isQuery }: SubgraphCall): Promise<unknown> => {
      const { caller, requestId, idempotencyKey, traceparent, span, ending } = behalf;
      const client = clients.get(service) ?? fail('SERVICE_UNAVAILABLE');
      const iat = Math.floor(Date.now() / 1000);
      const claims = claimsText(caller, {
        idem: idempotencyKey,
        rid: requestId,
        traceparent: span ? traceparentOf(span) : traceparentFor(requestId, traceparent),
        aud: service,
        bh: bodyHash(body),
        iat,
        exp: iat + CONTEXT_LIFETIME,
        jti: randomHex(16),
      });
      const context = await seal(claims);
      const isAwaited = (): boolean => !ending?.hasEnded();
      return await within(callMs, ending, (ends) => client.send({ body, context, isQuery, ending: ends, isAwaited }));
    };
}
