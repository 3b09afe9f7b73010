import type { EventData } from '../decision.ts';

/** One step of the counters, as it stands in the journal. */
export interface Step {
  readonly place: string;
  readonly key: string;
  readonly n: number;
  readonly day: string | null;
}

/** Who did it, as they were when they did it. */
export interface Actor {
  readonly id: string;
  readonly roles: readonly string[];
  readonly home: string | null;
}

/**
 * What was done, in one row: the audit line, the event, the steps of the counters, and who has still to take it in
 * (`pending`). Consumers pull their own name with their effect: no cursor, because ids are made before the commit.
 */
export interface JournalRow {
  readonly _id: string;
  readonly at: Date;
  readonly who: Actor;
  readonly purpose: string | null;
  readonly action: string;
  readonly entity: string;
  readonly subject: string;
  readonly place: string;
  /** The person the record is about, where that is not the record itself. */
  readonly about?: string;
  readonly version: number;
  readonly fields: readonly string[];
  readonly outcome: 'DONE' | 'REVEALED';
  readonly reason: string | null;
  readonly requestId: string;
  readonly event: { readonly type: string; readonly data: EventData } | null;
  readonly steps: readonly Step[];
  /** The steps of a row with sealed fields, until the counters have taken them. */
  readonly sealedSteps?: Uint8Array;
  /** What the event says to some services alone, sealed, until all of them have heard it. */
  readonly whisper?: Uint8Array;
  readonly pending: readonly string[];
}
