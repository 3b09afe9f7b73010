import type { EventData } from '../decision.ts';
import type { Context } from '../engine/context.ts';
import type { Actor, JournalRow } from '../store/journal.ts';

/** The audit line of what was done, as the platform hears it. */
export interface AuditLine {
  readonly service: string;
  readonly at: Date;
  readonly who: Actor;
  readonly purpose: string | null;
  readonly action: string;
  readonly entity: string;
  readonly fields: readonly string[];
  readonly outcome: JournalRow['outcome'];
  readonly reason: string | null;
  readonly requestId: string;
  /** The person the record is about, where that is not the record itself. */
  readonly about?: string;
}

/** What another subgraph says. `type` is null for what is audited and no event. */
export interface Heard {
  readonly id: string;
  readonly type: string | null;
  readonly subject: string;
  /** The code of the place, twelve to twenty-one digits; empty for what has none. */
  readonly jurisdiction: string;
  readonly version: number;
  readonly at: Date;
  readonly data: EventData;
  /** What is said in confidence, to this service and few others. */
  readonly whisper?: EventData;
  readonly audit: AuditLine;
}

export type Hearer = (heard: Heard, context: Context) => Promise<void>;
export type HearerOfMany = (heard: readonly Heard[], context: Context) => Promise<void>;
