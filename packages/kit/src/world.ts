import type { EventType } from '@linli/contract';
import type { Row } from './collection/collection.ts';
import type { Decision } from './decision.ts';

// A made-up town by the regulation: what a subgraph's own rules make here is what people could have registered.

/** Chance that falls the same way each time, and the ids and names that go with it. */
export interface Maker {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  weighted<W extends string>(weights: Readonly<Record<W, number>>): W;
  happens(share: number): boolean;
  id(at: Date): string;
  /** Of a family, where one is named. */
  name(family?: string): string;
  phone(): string;
}

/** A row as a loader takes it. */
export interface MadeRow {
  readonly id: string;
  readonly place: string;
  readonly at: Date;
  readonly by: string;
  readonly set: object;
}

/** Where and when, and by what chance. */
export interface Made<M extends Maker = Maker> {
  readonly place: string;
  readonly at: Date;
  readonly maker: M;
}

const BY = 'svc:world';

/** A rule's decision as a row. */
export const rowOf = (
  { place, at, maker }: Made,
  { set }: { readonly set: object; readonly event?: { readonly type: EventType } },
): MadeRow => ({ id: maker.id(at), place, at, by: BY, set });

/** The row as rules read it. */
export const asRow = <T extends Row>({ id, place, at, by, set }: MadeRow): T =>
  ({
    ...set,
    id,
    jurisdiction: place.slice(0, 12),
    grid: place.length > 12 ? place : null,
    version: 1,
    createdAt: at,
    createdBy: by,
  }) as unknown as T;

/** The row after a decision about it. */
export const after = <T extends Row>(row: MadeRow, decision: Decision<T> | null): MadeRow =>
  decision ? { ...row, set: { ...row.set, ...decision.set } } : row;
