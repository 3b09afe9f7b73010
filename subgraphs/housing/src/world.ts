import type { EventType } from '@linli/contract';

// A made-up town by the regulation: what is made here is what people could have registered.

/** Chance that falls the same way each time, and the ids and names that go with it. */
export interface Maker {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  weighted<W extends string>(weights: Readonly<Record<W, number>>): W;
  happens(share: number): boolean;
  id(): string;
  name(): string;
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
export interface Made {
  readonly place: string;
  readonly at: Date;
  readonly maker: Maker;
}

const BY = 'svc:world';

/** A rule's decision as a row. */
export const rowOf = ({ place, at, maker }: Made, { set }: { set: object; event?: { type: EventType } }): MadeRow => ({
  id: maker.id(),
  place,
  at,
  by: BY,
  set,
});

export const asRow = <T>({ id, set }: MadeRow): T => ({ ...set, id }) as T;
