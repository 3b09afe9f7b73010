import { isDay } from '@linli/vocabulary';
import type { Figure } from '../cell.ts';

const DAY = 86_400_000;
// Day 1 of a workbook is 1900-01-01. Excel takes 1900 for a leap year, so its day 60 never was, and later ones are one ahead.
const FIRST = Date.UTC(1899, 11, 31);
const LEAP = 60;
// 9999-12-31, the last day a spreadsheet knows.
const LAST = 2_958_465;

/** The day of a serial number; null for the day that never was. */
export function dayOfSerial(serial: number, shift = 0): string | null {
  const whole = Math.floor(serial) + shift;
  if (whole < 1 || whole > LAST || whole === LEAP) return null;
  return new Date(FIRST + (whole > LEAP ? whole - 1 : whole) * DAY).toISOString().slice(0, 10);
}

const shapes = [
  // 1990-1-2, 1990/01/02, 1990.1.2, with or without a time behind it
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/,
  /^(\d{4})()年(\d{1,2})月(\d{1,2})[日号]?$/u,
  /^(\d{4})()(\d{2})(\d{2})$/,
] as const;

/** The day a text says; null when it says none, or one that never was. */
export function dayOfText(text: string): string | null {
  for (const shape of shapes) {
    const [, year = '', , month = '', day = ''] = shape.exec(text) ?? [];
    if (!year) continue;
    const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isDay(written) ? written : null;
  }
  // A serial that was saved as text: five digits, 1927 to 2173.
  return /^\d{5}$/.test(text) ? dayOfSerial(Number(text)) : null;
}

/** The day of a number: a serial, or eight digits that are a date. */
export const dayOfFigure = ({ raw, shift }: Figure): string | null =>
  /^(?:18|19|20)\d{6}$/.test(raw) ? dayOfText(raw) : dayOfSerial(Number(raw), shift);
