import { isSoundAt, type Link, type Tip, writtenAt } from './chain.rules.ts';

/** A stretch of links that hold together: each sound, each tied to the one before, numbered without a gap. */
export interface Run {
  /** The number the first one is stored under, and the number it was written at. */
  readonly at: number;
  readonly from: number;
  readonly through: number;
  /** What the first one is tied to. */
  readonly behind: string;
  readonly first: string;
  readonly last: string;
}

/** A link whose text is not what was written. */
export interface Unsound {
  readonly at: number;
  readonly entry: Link;
}

export type Piece = Run | Unsound;

export const isRun = (piece: Piece): piece is Run => 'from' in piece;

/** How far a run's numbers were moved since they were written. */
export const shiftOf = ({ at, from }: Run): number => at - from;

/** How much work a reader spends on a damaged chain: pieces kept, numbers tried for one link, and for all together. */
export interface Effort {
  readonly pieces: number;
  readonly reach: number;
  readonly tries: number;
}

const usual: Effort = { pieces: 200, reach: 200_000, tries: 2_000_000 };

/** Reads a chain link by link, in stored order, and keeps only its pieces: an intact chain of any length is one run. */
export interface Reader {
  readonly pieces: readonly Piece[];
  /** Takes the next link; the number it was written at, or null. */
  take(entry: Link): number | null;
  readonly isFull: boolean;
}

const extended = (run: Run, entry: Link): Run => ({ ...run, through: run.through + 1, last: entry.hash });

const started = (entry: Link, from: number): Run => ({
  at: entry.seq,
  from,
  through: from,
  behind: entry.prevHash,
  first: entry.hash,
  last: entry.hash,
});

const continues = (run: Run, entry: Link, written: number): boolean =>
  written === run.through + 1 && entry.prevHash === run.last && entry.seq - written === shiftOf(run);

/** Starts reading behind `start`; the shift of the run before is tried first, because a renumbered tail shares it. */
export function reader(effort: Effort = usual): Reader {
  const pieces: Piece[] = [];
  let shift = 0;
  let tries = effort.tries;
  const searched = (entry: Link): number | null => {
    const reach = Math.min(effort.reach, tries);
    const written = writtenAt(entry, reach);
    tries -= written === null ? reach : Math.abs(written - entry.seq);
    return written;
  };
  const position = (entry: Link): number | null =>
    [entry.seq - shift, entry.seq].find((seq) => isSoundAt(entry, seq)) ?? searched(entry);
  return {
    pieces,
    get isFull() {
      return pieces.length >= effort.pieces;
    },
    take(entry) {
      const written = position(entry);
      if (written === null) {
        pieces.push({ at: entry.seq, entry });
        return null;
      }
      const before = pieces.at(-1);
      if (before && isRun(before) && continues(before, entry, written)) pieces.splice(-1, 1, extended(before, entry));
      else pieces.push(started(entry, written));
      shift = entry.seq - written;
      return written;
    },
  };
}

/** An empty run that ends where reading starts, so that the first junction is like every other. */
export const before = (tip: Tip): Run => ({
  at: tip.seq + 1,
  from: tip.seq + 1,
  through: tip.seq,
  behind: '',
  first: '',
  last: tip.hash,
});
