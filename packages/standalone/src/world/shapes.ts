import type { GridShape } from './grids.ts';

/** How large a world is. */
export interface Size {
  readonly grids: GridShape;
  readonly facilities: number;
  readonly visits: number;
  readonly tasks: number;
}

/** A world for a first look: few grids of every type and level. */
export const small: Size = {
  grids: { RESIDENTIAL: [8, 16, 32], STREET_FACE: [3, 6, 12], COMMERCIAL: [1, 2, 4] },
  facilities: 4,
  visits: 160,
  tasks: 80,
};

/** A street in three tiers: its communities hold residential grids only. */
export const smallStreet: Size = {
  grids: { RESIDENTIAL: [6, 12, 24], STREET_FACE: [0, 0, 0], COMMERCIAL: [0, 0, 0] },
  facilities: 2,
  visits: 100,
  tasks: 50,
};

// The paper's count of residential third-level grids is unreadable but for its last digits "55". 455 is an assumption:
// with it the third-level grids come to 745, close to the 749 codes the paper counts.
export const RESIDENTIAL_LEVEL_3 = 455;

/** 滨湖世纪 as the field paper describes it: 12 first-level and 243 second-level grids, 749 codes. */
export const paperScale: Size = {
  grids: { RESIDENTIAL: [8, 169, RESIDENTIAL_LEVEL_3], STREET_FACE: [3, 67, 267], COMMERCIAL: [1, 7, 23] },
  facilities: 4,
  visits: 6_000,
  tasks: 2_500,
};

/** Cases the platform of 滨湖世纪 had closed since July 2017. */
export const PAPER_CASES = 67_000;
