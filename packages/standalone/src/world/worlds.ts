import type { CasesWanted } from './case-rows.ts';
import { type Place, readPlaces } from './places.ts';
import { PAPER_CASES, paperScale, type Size, small, smallStreet } from './shapes.ts';

/** The cases of one place in a world, without what only the making knows. */
export type CaseShare = Pick<CasesWanted, 'count' | 'from' | 'until' | 'mix'> & {
  /** Only in this grid and below. */
  readonly within?: string;
};

/** A place of a world with its size and its past. */
export interface Corner {
  readonly place: Place;
  readonly size: Size;
  readonly cases: readonly CaseShare[];
}

export type WorldName = 'small' | 'binhu';

const lately: CaseShare = { count: 220, from: 60, until: 0, mix: 'MIXED' };
const today: CaseShare = { count: 36, from: 0, until: 0, mix: 'WAITING' };
const late: CaseShare = { count: 9, from: 14, until: 8, mix: 'LATE' };

// Whoever signs in as one of the sample grid workers finds something to do.
const ownWork = (within: string): CaseShare => ({ ...today, count: 18, within });
const binhuGrid = ownWork('340111400001001');
const sanxiaokouGrid = ownWork('340103009001001');

// Three years back to two months ago: by then the slowest has come to its end.
const paperPast: CaseShare = { count: PAPER_CASES, from: 1_095, until: 60, mix: 'CLOSED' };

const worlds: Readonly<Record<WorldName, (places: ReturnType<typeof readPlaces>) => readonly Corner[]>> = {
  small: ({ binhu, sanxiaokou }) => [
    { place: binhu, size: small, cases: [lately, late, today, binhuGrid] },
    { place: sanxiaokou, size: smallStreet, cases: [{ ...lately, count: 160 }, late, today, sanxiaokouGrid] },
  ],
  binhu: ({ binhu, sanxiaokou }) => [
    { place: binhu, size: paperScale, cases: [paperPast, lately, late, today, binhuGrid] },
    { place: sanxiaokou, size: smallStreet, cases: [{ ...lately, count: 160 }, late, today, sanxiaokouGrid] },
  ],
};

export const isWorldName = (word: string): word is WorldName => Object.hasOwn(worlds, word);

/** What a world consists of. `small` is for a first look, `binhu` has the scale of the field paper. */
export const cornersOf = (name: WorldName): readonly Corner[] => worlds[name](readPlaces());

const SEED = 340_111;

/** Each corner has chances of its own. */
export const seedOf = (corner: number): number => SEED + corner * 100;

// Everything was set up before the oldest case.
const SETTLED = 1_200 * 86_400_000;

export const settledBy = (now: Date): Date => new Date(now.getTime() - SETTLED);
