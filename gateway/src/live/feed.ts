import { isObject, own } from '../execution/json.ts';
import type { ExecutionContext } from '../execution/executor.ts';
import { readReply, problemIn } from '../execution/subgraph-reply.ts';
import { fail, Failure } from '../failure.ts';
import type { Caller } from '../identity/viewer.rules.ts';
import type { sealedCalls } from '../transport/sealed-calls.ts';
import { newRequestId } from '../transport/trace.ts';
import type { Ending } from '../transport/within.ts';

/** Something that happened, as it is told; `position` orders all of them. */
export interface LiveEvent {
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly source: string;
  readonly subject: string;
  readonly recordVersion: number;
  readonly time: string;
  readonly jurisdiction: string;
  readonly data: string;
}

/** What followed a position, and how far that reaches. */
export interface Stretch {
  readonly position: number;
  readonly isWhole: boolean;
  readonly events: readonly LiveEvent[];
}

/** Where a reader stands: behind a position, behind an event, or, with neither, at the newest. */
export interface Standing {
  readonly position?: number;
  readonly event?: string;
}

/** Asks what happened at a place and below. */
export type ReadFeed = (place: string, standing: Standing, ending: Ending | null) => Promise<Stretch>;

export const FEED = 'platform';

const query = `query ($position: Float, $event: ID) { eventsBehind(position: $position, event: $event) {
  position isWhole events { position event { id type name source subject recordVersion time jurisdiction data } } } }`;

/** The gateway itself, at a place whose events it carries; a right that no role holds. */
const carrierAt = (place: string): Caller => ({
  sub: 'svc:gateway',
  kind: 'SERVICE',
  home: place,
  nodes: [place],
  grids: [],
  roles: [],
  permissions: ['event.relay'],
  departments: [],
  purpose: null,
});

type Row = { readonly position: number; readonly event: Omit<LiveEvent, 'position'> };

/** Reads the journal that all services relay to. */
export const feedReader =
  (calls: ReturnType<typeof sealedCalls>, onFault: ExecutionContext['onFault']): ReadFeed =>
  async (place, standing, ending) => {
    const requestId = newRequestId();
    const behalf = { caller: carrierAt(place), account: 'gateway', requestId, idempotencyKey: null, traceparent: null };
    const ask = calls({ ...behalf, ending });
    const body = JSON.stringify({ query, variables: standing });
    const { data, errors } = readReply(await ask({ service: FEED, body, isQuery: true }));
    if (errors[0]) throw new Failure([problemIn(errors[0], (fault) => onFault(FEED, fault))]);
    const found = data ? own(data, 'eventsBehind') : null;
    if (!isObject(found)) return fail('INTERNAL');
    const { position, isWhole, events } = found as unknown as Omit<Stretch, 'events'> & { events: readonly Row[] };
    return { position, isWhole, events: events.map((row) => ({ position: row.position, ...row.event })) };
  };
