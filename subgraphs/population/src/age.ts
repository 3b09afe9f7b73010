import type { AgeBand } from './words.ts';

/** Full years on a day. Who was born on 29 February is older on 1 March of a common year. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return birthDate.slice(5) <= day.slice(5) ? years : years - 1;
}

const bands: readonly (readonly [number, AgeBand])[] = [
  [90, 'AGE_90_UP'],
  [80, 'AGE_80_89'],
  [70, 'AGE_70_79'],
  [60, 'AGE_60_69'],
  [35, 'AGE_35_59'],
  [18, 'AGE_18_34'],
  [14, 'AGE_14_17'],
  [7, 'AGE_7_13'],
  [0, 'AGE_0_6'],
];

export const bandOf = (years: number): AgeBand => bands.find(([from]) => years >= from)?.[1] ?? 'AGE_0_6';

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The birthdays (MM-DD) of people who are a year older on this day. */
export function birthdaysOn(day: string): readonly string[] {
  const own = day.slice(5);
  return own === '03-01' && !isLeap(Number(day.slice(0, 4))) ? [own, '02-29'] : [own];
}

// PIPL art. 28: what is known of a person under fourteen is sensitive.
export const ADULT_ENOUGH = 14;

export const isChild = (birthDate: string | null | undefined, day: string): boolean =>
  typeof birthDate === 'string' && ageOn(birthDate, day) < ADULT_ENOUGH;
