import type { Span } from '@opentelemetry/api';
import { during, spanBelow } from '@linli/kit/telemetry';
import type { SupergraphExecutor } from '../execution/executor.ts';
import type { Operation } from '../operation/operation.ts';
import type { Meters } from './meters.ts';

export interface Watching {
  readonly span: Span | null;
  readonly meters: Meters;
}

/** Plans an operation, and shows whether and how long that took. */
export async function plannedIn(executor: SupergraphExecutor, operation: Operation, { span, meters }: Watching) {
  const wasKnown = executor.knows(operation);
  if (wasKnown && !span) return meters.planned(true, 0);
  const begun = performance.now();
  const attributes = { 'linli.plan.cached': wasKnown };
  await during(spanBelow(span, { service: 'gateway', name: 'plan', attributes }), async () =>
    executor.prepare(operation),
  );
  meters.planned(wasKnown, performance.now() - begun);
}
