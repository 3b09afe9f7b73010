import type { CasesWanted } from './case-rows.ts';
import { type Place, readPlaces } from './places.ts';
import { PAPER_CASES, paperScale, type Size, small, smallStreet } from './shapes.ts';

/** The cases of one place in a world, without what only the making knows. */
export type CaseShare = Pick<CasesWanted, 'count' | 'from' | 'until' | 'allClosed'> & {
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

const lately: CaseShare = { count: 220, from: 60, until: 0, allClosed: false };

// Whoever signs in as one of the sample grid workers finds something to do.
const ownWork = (within: string): CaseShare => ({ count: 16, from: 2, until: 0, allClosed: false, within });
const binhuGrid = ownWork('340111400001001');
const sanxiaokouGrid = ownWork('340103009001001');

// Three years back to two months ago: by then the slowest has come to its end.
const paperPast: CaseShare = { count: PAPER_CASES, from: 1_095, until: 60, allClosed: true };

const worlds: Readonly<Record<WorldName, (places: ReturnType<typeof readPlaces>) => readonly Corner[]>> = {
  small: ({ binhu, sanxiaokou }) => [
    { place: binhu, size: small, cases: [lately, binhuGrid] },
    { place: sanxiaokou, size: smallStreet, cases: [{ ...lately, count: 160 }, sanxiaokouGrid] },
  ],
  binhu: ({ binhu, sanxiaokou }) => [
    { place: binhu, size: paperScale, cases: [paperPast, lately, binhuGrid] },
    { place: sanxiaokou, size: smallStreet, cases: [{ ...lately, count: 160 }, sanxiaokouGrid] },
  ],
};

export const isWorldName = (word: string): word is WorldName => Object.hasOwn(worlds, word);

/** What a world consists of. `small` is for a first look, `binhu` has the scale of the field paper. */
export const cornersOf = (name: WorldName): readonly Corner[] => worlds[name](readPlaces());
