import { SpanKind, type Span } from '@opentelemetry/api';
import { beginTrace, during, unsampled } from '@linli/kit/telemetry';
import type { AskGraph, Named, Question } from '../http/ask.ts';
import type { Behalf } from '../transport/sealed-calls.ts';
import { codeOf } from './code.ts';
import type { Meters } from './meters.ts';

// A name that a caller made up may be anything, and there are endless many.
const OTHER = 'other';

const spanOf = ({ requestId, traceparent }: Behalf): Span | null =>
  beginTrace({
    service: 'gateway',
    name: 'graphql',
    kind: SpanKind.SERVER,
    attributes: { 'linli.request_id': requestId },
    requestId,
    traceparent,
  });

// Semantic conventions for GraphQL: a span is named by the type alone, and says the name of what is known here.
function describe(span: Span, { type, document, problems: [first] }: Named): void {
  span.updateName(type);
  span.setAttribute('graphql.operation.type', type);
  if (document !== null) span.setAttribute('graphql.operation.name', document);
  if (first) span.setAttribute('error.type', first.code);
}

const untraced = (behalf: Behalf): Behalf => {
  const traceparent = unsampled(behalf);
  return traceparent === behalf.traceparent ? behalf : { ...behalf, traceparent };
};

/** Asks inside a span when the request is traced, and counts how it went. */
export function watchedAsk(ask: AskGraph, meters: Meters): AskGraph {
  const traced = (question: Question, behalf: Behalf & { readonly span: Span }): Promise<Named> =>
    during(behalf.span, async () => {
      try {
        const found = await ask(question, behalf);
        describe(behalf.span, found);
        return found;
      } catch (error) {
        behalf.span.setAttribute('linli.code', codeOf(error));
        throw error;
      }
    });
  return async (question, behalf) => {
    const begun = performance.now();
    const span = spanOf(behalf);
    const answer = await (span ? traced(question, { ...behalf, span }) : ask(question, untraced(behalf)));
    const { type, document, problems } = answer;
    const code = problems[0]?.code ?? 'OK';
    meters.answered({ ms: performance.now() - begun, type, operation: document ?? OTHER, code });
    return answer;
  };
}
