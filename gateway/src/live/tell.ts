import type { Charged, AskGraph } from '../http/ask.ts';
import type { Graph } from '../composition/graph.ts';
import { checkRights } from '../http/admit.ts';
import { fail, Failure } from '../failure.ts';
import type { Caller } from '../identity/viewer.rules.ts';
import type { Operation } from '../operation/operation.ts';
import type { Variables } from '../operation/variables.ts';
import { answerOwn } from '../own/own-answers.ts';
import { newRequestId } from '../transport/trace.ts';
import { pauseWithin, within, type Ending } from '../transport/within.ts';
import { SUBJECT, type Derived } from './derived.ts';
import type { LiveEvent } from './feed.ts';

/** Somebody who listens. */
export interface Subscriber {
  readonly caller: Caller;
  readonly account: string;
  /** When their token runs out, in milliseconds since 1970. */
  readonly expiresAt: number;
  /** The last event their connection heard before it broke. */
  readonly lastHeard: string | null;
}

/** An event as a subscriber is told it; `id` is what to go on after. */
export interface Told extends Omit<Charged, 'cost' | 'objects'> {
  readonly id: string;
  readonly requestId: string;
}

export interface Telling {
  readonly ask: AskGraph;
  readonly graph: () => Graph | null;
  readonly subscriber: Subscriber;
  readonly operation: Operation;
  readonly text: string;
  readonly derived: Derived;
  readonly variables: Variables;
  readonly deliveryMs: number;
  readonly ends: Ending;
}

/** The event itself, for whoever still may have it. */
function eventTold({ graph, operation, text, subscriber, derived, variables }: Telling, event: LiveEvent) {
  const serving = graph() ?? fail('SERVICE_UNAVAILABLE');
  checkRights(serving, serving.read(text, operation.name), subscriber.caller);
  const { document, name: operationName } = operation;
  const { data } = answerOwn({ document, variables, operationName, root: { [derived.field.name.value]: event } });
  return { data: JSON.stringify(data), problems: [] };
}

const waitedFor = (error: unknown): number => {
  const wait = error instanceof Failure ? error.problems[0]?.detail?.['retryAfterMs'] : null;
  return typeof wait === 'number' ? wait : 0;
};

/** Points that are used up come back: what is told waits for them, as long as its turn lasts. */
async function patiently<T>(work: () => Promise<T>, ending: Ending): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const ms = waitedFor(error);
      if (ms === 0 || ending.hasEnded()) throw error;
      await pauseWithin(ms, ending);
    }
  }
}

/** An event as the subscriber sees it now; null for a record they do not see. */
export async function tell(telling: Telling, event: LiveEvent): Promise<Told | null> {
  const { ask, subscriber, derived, variables, deliveryMs, ends } = telling;
  const { caller, account, expiresAt } = subscriber;
  if (Date.now() >= expiresAt) fail('SIGN_IN_REQUIRED');
  const requestId = newRequestId();
  const { query } = derived;
  if (query === null) return { id: event.id, requestId, ...eventTold(telling, event) };
  const question = {
    query,
    isKept: true,
    variables: { ...variables, [SUBJECT]: event.subject },
    operationName: null,
    mayChange: false,
  };
  const behalf = { caller, account, requestId, idempotencyKey: null, traceparent: null };
  const { data, problems } = await within(deliveryMs, ends, (ending) =>
    patiently(() => ask(question, { ...behalf, ending }), ending),
  );
  const isUnseen = problems.length === 0 && /^\{"[^"]*":null\}$/.test(data);
  return isUnseen ? null : { id: event.id, requestId, data, problems };
}
