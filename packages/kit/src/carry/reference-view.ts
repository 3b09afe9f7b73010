import type { EventType } from '@linli/contract';
import type { ReferenceRow } from '../collection/reference.ts';
import type { EventData } from '../decision.ts';
import type { Page, PageArgs, Some, Where } from '../opened.ts';

/** What changes in a row of reference data, and what the city hears of it. */
export interface ReferenceDecision<T> {
  readonly set: Partial<Omit<T, keyof ReferenceRow>>;
  readonly event?: { readonly type: EventType; readonly data?: EventData };
  readonly reason?: string | null | undefined;
}

export type LoadedRow<T extends ReferenceRow> = Omit<T, 'version'> & { readonly version?: number };

/** Public reference data: the same for every viewer, changed only with a journal row. */
export interface ReferenceView<T extends ReferenceRow> {
  find(id: string): Promise<T | null>;
  findMany(ids: readonly string[]): Promise<readonly T[]>;
  /** At most 2,000, by a field (the id unless told). */
  some(where: Where<T>, some: Omit<Some, 'order'> & { readonly by?: keyof T & string }): Promise<readonly T[]>;
  page(where: Where<T>, args: PageArgs): Promise<Page<T>>;
  count(where: Where<T>): Promise<number>;
  /** One new row, written down at `place` (its own id unless told). */
  insert(id: string, decision: ReferenceDecision<T>, place?: string): Promise<T>;
  /** One row at a version, written down at `place`. */
  change(id: string, version: number, rule: (row: T) => ReferenceDecision<T> | null, place?: string): Promise<T>;
  /** Puts rows in bulk, replacing what has the same id, or with `keep` leaving it; one journal row for all. Not inside a transaction. */
  load(rows: Iterable<LoadedRow<T>> | AsyncIterable<LoadedRow<T>>, keep?: boolean): Promise<number>;
}
