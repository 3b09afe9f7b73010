import { SpanKind } from '@opentelemetry/api';
import { during, isMeasuring, spanBelow } from '@linli/kit/telemetry';
import type { SubgraphCall } from '../execution/executor.ts';
import type { Behalf, sealedCalls } from '../transport/sealed-calls.ts';
import { codeOf } from './code.ts';
import type { Meters } from './meters.ts';

type Calls = ReturnType<typeof sealedCalls>;
type Ask = ReturnType<Calls>;

/** Each call in a span below the request, whose place the subgraph is told. */
const spanned =
  (calls: Calls, behalf: Behalf): Ask =>
  (call) => {
    const span = spanBelow(behalf.span ?? null, {
      service: 'gateway',
      name: `fetch ${call.service}`,
      kind: SpanKind.CLIENT,
      attributes: { 'linli.subgraph': call.service },
    });
    return during(span, () => calls({ ...behalf, span })(call));
  };

const measured =
  (ask: Ask, meters: Meters): Ask =>
  async (call: SubgraphCall) => {
    const begun = performance.now();
    const took = (code: string): void => meters.fetched(call.service, performance.now() - begun, code);
    try {
      const answer = await ask(call);
      took('OK');
      return answer;
    } catch (error) {
      took(codeOf(error));
      throw error;
    }
  };

/** Calls that are seen: by a trace when the request has one, in figures when somebody reads them. Otherwise as they are. */
export function watchedCalls(calls: Calls, meters: Meters): Calls {
  const isCounted = isMeasuring();
  return (behalf) => {
    const ask = behalf.span ? spanned(calls, behalf) : calls(behalf);
    return isCounted ? measured(ask, meters) : ask;
  };
}
