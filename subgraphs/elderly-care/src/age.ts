// Bands of sixty and more, as population names them.
const elderly = ['AGE_60_69', 'AGE_70_79', 'AGE_80_89', 'AGE_90_UP'] as const;

/** Least age of a band; null for a band that is not of elders. */
export const ageFrom = (band: string | null | undefined): number | null =>
  elderly.some((each) => each === band) ? Number(band?.slice(4, 6)) : null;

export const isElderly = (band: string | null | undefined): boolean => ageFrom(band) !== null;

export const isVeryOld = (band: string | null | undefined): boolean => (ageFrom(band) ?? 0) >= 80;
