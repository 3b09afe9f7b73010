import { type Link, origin, type Tip } from './chain.rules.ts';
import { type Effort, reader } from './runs.rules.ts';
import { classify, type Fault, type Finding } from './verify.rules.ts';

/** Where a chain is read from, in stored order: by number, and what shares a number by id. */
export interface Source {
  /** The links stored under `from` to `through`, both in it. */
  links(from: number, through: number): AsyncIterable<Link>;
}

/** Where a signed head says that a chain stood. */
export type Milestone = Tip;

/** The stretch of a chain to examine, both ends in it, and the signed heads known of it, by number. */
export interface Range {
  readonly from: number;
  readonly through: number;
  readonly milestones: readonly Milestone[];
  readonly effort?: Effort;
}

/** What an examination found. */
export interface Findings {
  readonly checked: number;
  readonly last: number;
  readonly faults: readonly Fault[];
}

async function tipBefore(source: Source, from: number): Promise<Tip> {
  if (from <= 1) return origin;
  for await (const link of source.links(from - 1, from - 1)) return { seq: link.seq, hash: link.hash };
  return { seq: from - 1, hash: '' };
}

/** A copy has its original where it belongs; a forgery has only taken its number. */
async function named(source: Source, finding: Finding): Promise<Fault> {
  const { kind, seq, until, copyOf, otherwise } = finding;
  if (!copyOf) return { kind, seq, until };
  let found = 0;
  for await (const { hash } of source.links(copyOf.seq, copyOf.seq)) if (hash === copyOf.hash) found++;
  if (found >= copyOf.rows) return { kind, seq, until };
  const at = otherwise ?? seq;
  return { kind: 'INSERTED', seq: at, until: at + until - seq };
}

/** Holds what is read against the heads: a sound link with another hash than the head's means that all before it was made anew. */
class Milestones {
  readonly #heads: ReadonlyMap<number, string>;
  readonly #last: number;
  #good: number;
  #broken: Fault | null = null;

  constructor(range: Range) {
    const within = range.milestones.filter(({ seq }) => range.from <= seq && seq <= range.through);
    this.#heads = new Map(within.map(({ seq, hash }) => [seq, hash]));
    this.#last = Math.max(0, ...this.#heads.keys());
    this.#good = range.from - 1;
  }

  pass(seq: number, hash: string): void {
    const head = this.#heads.get(seq);
    if (head === undefined || this.#broken) return;
    if (head === hash) this.#good = seq;
    else this.#broken = { kind: 'REWRITTEN', seq: this.#good + 1, until: seq };
  }

  /** What the heads say beyond what the links themselves showed. */
  faults(found: readonly Fault[], last: number): readonly Fault[] {
    const broken = this.#broken;
    const isKnown = broken && found.some(({ seq }) => broken.seq <= seq && seq <= broken.until);
    const cut = this.#last > last ? [{ kind: 'TRUNCATED', seq: last + 1, until: this.#last } as const] : [];
    return [...(broken && !isKnown ? [broken] : []), ...cut];
  }
}

/** Reads a chain once, in bounded memory, and names what is wrong with it, first place first. */
export async function examine(source: Source, range: Range): Promise<Findings> {
  const tip = await tipBefore(source, range.from);
  const milestones = new Milestones(range);
  const pieces = reader(range.effort);
  let checked = 0;
  let last = tip.seq;
  for await (const link of source.links(range.from, range.through)) {
    const written = pieces.take(link);
    if (written !== null) milestones.pass(written, link.hash);
    last = Math.max(last, link.seq, written ?? 0);
    checked++;
    if (pieces.isFull) break;
  }
  const found: Fault[] = [];
  for (const finding of classify(pieces.pieces, tip)) found.push(await named(source, finding));
  const beyond = pieces.isFull ? [] : milestones.faults(found, last);
  const faults = [...found, ...beyond].sort((a, b) => a.seq - b.seq);
  return { checked, last, faults };
}
