import type { Row } from '../store/read.ts';

/** A row, and how many metres away it is. */
export type Distant = Row & { readonly distance: number };

type Candidate = { readonly key: Buffer; readonly rough: number };

// How far a place may lie from the middle of its square, in metres.
const SLACK = 2;

/** Puts rows into the order of their distance, and reads no more of them than are asked for. */
export class Candidates {
  private readonly read: (key: Buffer) => Distant | undefined;
  private readonly known = new Set<string>();
  private waiting: Candidate[] = [];
  private readonly measured: Distant[] = [];

  constructor(read: (key: Buffer) => Distant | undefined) {
    this.read = read;
  }

  /** Notes what an entry of the index says: which document, and about how far away. */
  add(entry: Buffer, key: Buffer, rough: number): void {
    const text = entry.toString('latin1');
    if (this.known.has(text)) return;
    this.known.add(text);
    this.waiting.push({ key, rough });
  }

  /** Takes a row that was measured already. */
  found(row: Distant | undefined): void {
    if (!row) return;
    let at = this.measured.length;
    while (at > 0 && (this.measured[at - 1]?.distance ?? 0) > row.distance) at--;
    this.measured.splice(at, 0, row);
  }

  /** The rows up to a distance, the nearest first; everything up to there has been added. */
  *upTo(most: number): Generator<Distant> {
    const near = this.waiting.filter(({ rough }) => rough - SLACK <= most).sort((a, b) => a.rough - b.rough);
    this.waiting = this.waiting.filter(({ rough }) => rough - SLACK > most);
    for (const { key, rough } of near) {
      yield* this.release(Math.min(most, rough - SLACK));
      this.found(this.read(key));
    }
    yield* this.release(most);
  }

  private *release(most: number): Generator<Distant> {
    const next = this.measured.findIndex(({ distance }) => distance > most);
    yield* this.measured.splice(0, next < 0 ? this.measured.length : next);
  }
}
