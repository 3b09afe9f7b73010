import { dayAfter, isDay, type Day } from './calendar.ts';

/** What the first seventeen digits of a citizen number 公民身份号码 say. */
export interface CitizenFacts {
  /** Six digits of the place that registered the birth. It may since have been renamed or dissolved. */
  readonly region: string;
  readonly birthDate: Day;
  /** Order among those born there that day, 0–999. */
  readonly order: number;
}

// GB 11643: weights are the powers of two modulo 11, the check character stands in this table.
const weights: readonly number[] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';
const written = /^([1-9]\d{5})((?:18|19|20)\d{2})(\d{2})(\d{2})(\d{3})([\dX])$/;

const checkOf = (seventeen: string): string =>
  checks.charAt(weights.reduce((sum, weight, index) => sum + weight * Number(seventeen.charAt(index)), 0) % 11);

/** The facts of a valid number; null when its shape, its day or its check character is wrong. */
export function readCitizenNumber(text: string): CitizenFacts | null {
  const [, region, year, month, day, order, check] = written.exec(text) ?? [];
  const birthDate = `${year}-${month}-${day}`;
  if (!region || !isDay(birthDate) || checkOf(text) !== check) return null;
  return { region, birthDate, order: Number(order) };
}

/** Whether a text is a whole and valid citizen number, `X` in capitals. */
export const isCitizenNumber = (text: string): boolean => readCitizenNumber(text) !== null;

/** The number these facts have. */
export function citizenNumberOf({ region, birthDate, order }: CitizenFacts): string {
  const seventeen = `${region}${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return seventeen + checkOf(seventeen);
}

/** Sex by GB/T 2261.1: odd orders are men's [rule recalled]. */
export const sexCodeOf = ({ order }: CitizenFacts): '1' | '2' => (order % 2 === 1 ? '1' : '2');

/** A region that the national list does not have, so that a made-up person is nobody. */
export const nowhere = '340199';

const [firstDay, days, orders] = ['1930-01-01', 32_800, 999];
const stride = 7_368_787; // A prime: seeds next to each other are years apart, and none meets another.

/** A valid number of nobody; every seed below 32 million has its own. */
export function madeUpCitizenNumber(seed: number): string {
  const place = Number((BigInt(seed) * BigInt(stride)) % BigInt(days * orders));
  const birthDate = dayAfter(firstDay, Math.floor(place / orders));
  return citizenNumberOf({ region: nowhere, birthDate, order: (place % orders) + 1 });
}
