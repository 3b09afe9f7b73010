import type { GridShape } from './grids.ts';

/** Where people live, and how much lies on the desks about them. */
export interface HomesShape {
  /** At most so many estates, one for a first-level grid, with so many buildings each. */
  readonly estates: number;
  readonly buildings: number;
  /** The share of homes in which somebody is registered. */
  readonly lived: number;
  /** Of a thousand homes: those with a hazard, and those counted at the door. */
  readonly hazards: number;
  readonly counted: number;
  /** Of a thousand residents: proposals, second records, requests, consents. */
  readonly proposed: number;
  readonly twins: number;
  readonly requests: number;
  readonly consents: number;
}

/** How large a world is. */
export interface Size {
  readonly homes: HomesShape;
  readonly grids: GridShape;
  readonly facilities: number;
  readonly visits: number;
  readonly tasks: number;
}

const busyDesk = { hazards: 40, counted: 30, proposed: 90, twins: 25, requests: 20, consents: 60 } as const;

/** A world for a first look: few grids of every type and level. */
export const small: Size = {
  grids: { RESIDENTIAL: [8, 16, 32], STREET_FACE: [3, 6, 12], COMMERCIAL: [1, 2, 4] },
  homes: { estates: 2, buildings: 3, lived: 0.3, ...busyDesk },
  facilities: 4,
  visits: 160,
  tasks: 80,
};

/** A street in three tiers: its communities hold residential grids only. */
export const smallStreet: Size = {
  grids: { RESIDENTIAL: [6, 12, 24], STREET_FACE: [0, 0, 0], COMMERCIAL: [0, 0, 0] },
  homes: { estates: 1, buildings: 2, lived: 0.3, ...busyDesk },
  facilities: 2,
  visits: 100,
  tasks: 50,
};

// The paper's count of residential third-level grids is unreadable but for its last digits "55". 455 is an assumption:
// with it the third-level grids come to 745, close to the 749 codes the paper counts.
export const RESIDENTIAL_LEVEL_3 = 455;

// So that 455 buildings hold about 35,000 people.
const LIVED = 0.71;

/** 滨湖世纪 as the field paper describes it: 12 first-level and 243 second-level grids, 749 codes. */
export const paperScale: Size = {
  grids: { RESIDENTIAL: [8, 169, RESIDENTIAL_LEVEL_3], STREET_FACE: [3, 67, 267], COMMERCIAL: [1, 7, 23] },
  homes: {
    estates: 100,
    buildings: 1_000,
    lived: LIVED,
    hazards: 6,
    counted: 8,
    proposed: 12,
    twins: 3,
    requests: 1,
    consents: 20,
  },
  facilities: 4,
  visits: 6_000,
  tasks: 2_500,
};

/** Cases the platform of 滨湖世纪 had closed since July 2017. */
export const PAPER_CASES = 67_000;
