import type { Graph } from '../composition/graph.ts';
import { fail } from '../failure.ts';
import type { Caller } from '../identity/viewer.rules.ts';
import type { Operation } from '../operation/operation.ts';

/** Refuses who may not have what an operation asks. */
export function checkRights(serving: Graph, operation: Operation, caller: Caller): void {
  const paths = serving.refused(operation, caller);
  if (paths.length > 0) fail(caller.kind === 'ANONYMOUS' ? 'SIGN_IN_REQUIRED' : 'NOT_PERMITTED', { paths });
}

/** Refuses what is not answered once: a change that came by GET, and what is told as it happens. */
export function checkKind({ definition }: Operation, mayChange: boolean): void {
  if (definition.operation === 'mutation' && !mayChange) fail('CHANGE_BY_GET');
  if (definition.operation === 'subscription')
    fail('QUERY_INVALID', { reason: 'subscriptions are told as text/event-stream or over a socket' });
}
