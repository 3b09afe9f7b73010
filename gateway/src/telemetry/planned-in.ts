import type { Span } from '@opentelemetry/api';
import { during, spanBelow } from '@linli/kit/telemetry';
import type { SupergraphExecutor } from '../execution/executor.ts';
import type { Operation } from '../operation/operation.ts';
import type { Meters } from './meters.ts';

export interface Watching {
  readonly span: Span | null;
  readonly meters: Meters;
}

/** Plans an operation, and shows whether and how long that took. Nothing to wait for when it was known. */
export function plannedIn(
  executor: SupergraphExecutor,
  operation: Operation,
  watching: Watching,
): Promise<void> | undefined {
  const wasKnown = executor.knows(operation);
  if (!wasKnown || watching.span) return planning(executor, operation, { ...watching, wasKnown });
  watching.meters.planned(true, 0);
  return undefined;
}

async function planning(
  executor: SupergraphExecutor,
  operation: Operation,
  { span, meters, wasKnown }: Watching & { readonly wasKnown: boolean },
): Promise<void> {
  const begun = performance.now();
  const attributes = { 'linli.plan.cached': wasKnown };
  await during(spanBelow(span, { service: 'gateway', name: 'plan', attributes }), async () =>
    executor.prepare(operation),
  );
  meters.planned(wasKnown, performance.now() - begun);
}
