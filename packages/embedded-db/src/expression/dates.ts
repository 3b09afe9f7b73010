import { ObjectId, Timestamp } from 'bson';
import { isDoc, toNumber, typeName } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { isNothing } from './node.ts';
import { localOf, momentOf, offsetAt } from './zones.ts';
import type { Doc } from '../bson/doc.ts';
import type { Operator } from './node.ts';

const DAY = 86_400_000;

/** The moment in a value that tells one. */
export function dateIn(value: unknown): Date {
  if (value instanceof Date) return value;
  if (value instanceof ObjectId) return value.getTimestamp();
  if (value instanceof Timestamp) return new Date(value.getHighBits() * 1000);
  return refuse(16006, `can't convert from BSON type ${typeName(value)} to Date`);
}

function dayOfYear(local: Date): number {
  return Math.floor((local.getTime() - Date.UTC(local.getUTCFullYear(), 0, 1)) / DAY) + 1;
}

// The week of ISO 8601 belongs to the year of its Thursday.
function thursdayOf(local: Date): Date {
  return new Date(local.getTime() + (4 - (local.getUTCDay() || 7)) * DAY);
}

const parts: { readonly [name: string]: (local: Date) => number } = {
  $year: (local) => local.getUTCFullYear(),
  $month: (local) => local.getUTCMonth() + 1,
  $dayOfMonth: (local) => local.getUTCDate(),
  $dayOfWeek: (local) => local.getUTCDay() + 1,
  $dayOfYear: dayOfYear,
  $hour: (local) => local.getUTCHours(),
  $minute: (local) => local.getUTCMinutes(),
  $second: (local) => local.getUTCSeconds(),
  $millisecond: (local) => local.getUTCMilliseconds(),
  $week: (local) => Math.floor((dayOfYear(local) + 6 - local.getUTCDay()) / 7),
  $isoWeek: (local) => Math.floor((dayOfYear(thursdayOf(local)) - 1) / 7) + 1,
  $isoWeekYear: (local) => thursdayOf(local).getUTCFullYear(),
  $isoDayOfWeek: (local) => local.getUTCDay() || 7,
};

// The date alone, or `{ date, timezone }`.
function partOf(read: (local: Date) => number): Operator {
  return (argument) => {
    const { date, timezone = 'UTC' } = isDoc(argument) && 'date' in argument ? argument : { date: argument };
    if (isNothing(date) || isNothing(timezone)) return null;
    return read(localOf(dateIn(date), String(timezone)));
  };
}

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

function shiftOf(date: Date, zone: string): { readonly minutes: number; readonly text: string } {
  const minutes = Math.round(offsetAt(date.getTime(), zone) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return { minutes, text: `${minutes < 0 ? '-' : '+'}${padded(hours, 2)}${padded(rest, 2)}` };
}

const monthName = (local: Date, month: 'long' | 'short'): string =>
  local.toLocaleString('en-US', { month, timeZone: 'UTC' });

const specifiers: { readonly [letter: string]: (local: Date, moment: Date, zone: string) => string } = {
  Y: (local) => padded(local.getUTCFullYear(), 4),
  m: (local) => padded(local.getUTCMonth() + 1, 2),
  d: (local) => padded(local.getUTCDate(), 2),
  H: (local) => padded(local.getUTCHours(), 2),
  M: (local) => padded(local.getUTCMinutes(), 2),
  S: (local) => padded(local.getUTCSeconds(), 2),
  L: (local) => padded(local.getUTCMilliseconds(), 3),
  j: (local) => padded(dayOfYear(local), 3),
  w: (local) => String(local.getUTCDay() + 1),
  u: (local) => String(local.getUTCDay() || 7),
  U: (local) => padded(parts['$week']?.(local) ?? 0, 2),
  V: (local) => padded(parts['$isoWeek']?.(local) ?? 0, 2),
  G: (local) => padded(thursdayOf(local).getUTCFullYear(), 4),
  B: (local) => monthName(local, 'long'),
  b: (local) => monthName(local, 'short'),
  z: (_, moment, zone) => shiftOf(moment, zone).text,
  Z: (_, moment, zone) => String(shiftOf(moment, zone).minutes),
  '%': () => '%',
};

const toText: Operator = (argument) => {
  const { date, format, timezone = 'UTC', onNull } = argument as Doc;
  if (isNothing(date)) return onNull ?? null;
  if (isNothing(timezone)) return null;
  const zone = String(timezone);
  const moment = dateIn(date);
  const usual = `%Y-%m-%dT%H:%M:%S.%L${zone === 'UTC' ? 'Z' : ''}`;
  const local = localOf(moment, zone);
  return String(format ?? usual).replaceAll(/%(.?)/gs, (_, letter: string) => {
    const write = Object.hasOwn(specifiers, letter) ? specifiers[letter] : undefined;
    return write ? write(local, moment, zone) : refuse(18536, `Invalid format character '%${letter}' in format string`);
  });
};

// Bins are counted from here, whatever their size.
const START = Date.UTC(2000, 0, 1);
const FIXED: { readonly [unit: string]: number } = {
  day: DAY,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};
const MONTHS: { readonly [unit: string]: number } = { month: 1, quarter: 3, year: 12 };
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const truncated: Operator = (argument) => {
  const { date, unit, binSize = 1, timezone = 'UTC', startOfWeek = 'sunday' } = argument as Doc;
  if ([date, unit, binSize, timezone].some(isNothing)) return null;
  const [zone, size] = [String(timezone), toNumber(binSize) ?? 1];
  const local = localOf(dateIn(date), zone);
  return momentOf(binStart(local, { unit: String(unit), size, weekday: String(startOfWeek) }), zone);
};

type Bin = { readonly unit: string; readonly size: number; readonly weekday: string };

function binStart(local: Date, { unit, size, weekday }: Bin): number {
  const months = MONTHS[unit];
  if (months !== undefined) {
    const since = (local.getUTCFullYear() - 2000) * 12 + local.getUTCMonth();
    return Date.UTC(2000, Math.floor(since / (months * size)) * months * size, 1);
  }
  const day = weekdayOf(weekday);
  const start = unit === 'week' ? START + ((day + 1) % 7) * DAY : START;
  const width =
    (unit === 'week' ? 7 * DAY : (FIXED[unit] ?? refuse(5439013, `unknown time unit value: ${unit}`))) * size;
  return start + Math.floor((local.getTime() - start) / width) * width;
}

/** The number of a weekday by its name; Sunday is 0. */
export function weekdayOf(name: unknown): number {
  return WEEKDAYS.indexOf(String(name).slice(0, 3).toLowerCase());
}

/** Operators over dates, by the clocks of a time zone. */
export const dates: { readonly [name: string]: Operator } = {
  ...Object.fromEntries(Object.entries(parts).map(([name, read]) => [name, partOf(read)])),
  $dateToString: toText,
  $dateTrunc: truncated,
};
