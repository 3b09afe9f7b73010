import type { Made, Maker } from '@linli/kit/world';

export type Sex = '1' | '2';

/** Chance that also gives citizen numbers out. */
export interface PeopleMaker extends Maker {
  /** A citizen number nobody has, and that is given once. */
  number(birthDate: string, sex: Sex): string;
}

/** Where and when people are made. */
export type MadePeople = Made<PeopleMaker>;
