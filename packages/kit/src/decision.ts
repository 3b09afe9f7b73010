import type { EventType } from '@linli/contract';
import type { Row } from './collection/row.ts';

/** Ids and codes only, never above class P1: whoever hears an event asks the graph under their own rights. */
export type EventData = Readonly<Record<string, string | number | boolean | null>>;

/** What a rule decides. It touches nothing: the kit carries it out. */
export interface Decision<T> {
  readonly set: Partial<Omit<T, keyof Row>>;
  /** What the city hears; without one, the audit line says `<collection>.changed`. */
  readonly event?: {
    readonly type: EventType;
    readonly data?: EventData;
    /**
     * What some services have to know to do what the event asks for, and nobody else: sealed until they have heard it, in
     * no feed and in no audit line. The contract names them (`whisperedTo`).
     */
    readonly whisper?: EventData;
  };
  /** Why, in the words of who did it; kept in the audit line. */
  readonly reason?: string | null | undefined;
  /** A new place for the row. It must lie where the viewer acts. */
  readonly moveTo?: string;
}

/** Nothing changes when a rule returns null. */
export type Rule<T> = (row: T) => Decision<T> | null;

/** What the city hears of a row that is taken away: never its content. */
export type Removal = Pick<Decision<object>, 'event' | 'reason'>;

/** One of many new rows. */
export interface Fresh<T> {
  readonly place: string;
  readonly decision: Decision<T>;
  /** A natural id, where the row has one. */
  readonly id?: string;
}

/** One of many changes. */
export interface Amending<T> {
  readonly id: string;
  readonly rule: Rule<T>;
}
