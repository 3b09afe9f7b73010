import { Long } from 'bson';
import { toNumber } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { dateIn, weekdayOf } from './dates.ts';
import { isNothing } from './node.ts';
import { localOf, momentOf } from './zones.ts';
import type { Doc } from '../bson/doc.ts';
import type { Operator } from './node.ts';

const DAY = 86_400_000;
const FIXED: { readonly [unit: string]: number } = {
  week: 7 * DAY,
  day: DAY,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
};
const MONTHS: { readonly [unit: string]: number } = { month: 1, quarter: 3, year: 12 };
// A day has another length where the clocks change: only from here down the time itself is shifted.
const BY_TIME = new Set(['hour', 'minute', 'second', 'millisecond']);

function shift(sign: 1 | -1): Operator {
  return (argument) => {
    const { startDate, unit, amount, timezone = 'UTC' } = argument as Doc;
    if ([startDate, unit, amount, timezone].some(isNothing)) return null;
    const count = sign * (toNumber(amount) ?? 0);
    if (!Number.isInteger(count)) refuse(5166405, '$dateAdd expects integer amount of time units');
    const [start, zone, name] = [dateIn(startDate), String(timezone), String(unit)];
    const months = MONTHS[name];
    const width = FIXED[name];
    if (months !== undefined) return momentOf(plusMonths(localOf(start, zone), months * count), zone);
    if (width === undefined) refuse(9, `unknown time unit value: ${name}`);
    if (BY_TIME.has(name)) return new Date(start.getTime() + width * count);
    return momentOf(localOf(start, zone).getTime() + width * count, zone);
  };
}

// The last day of a shorter month stands for days it does not have.
function plusMonths(local: Date, months: number): number {
  const first = Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months, 1);
  const next = new Date(first);
  const days = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  return first + (Math.min(local.getUTCDate(), days) - 1) * DAY + (((local.getTime() % DAY) + DAY) % DAY);
}

// How many boundaries of the unit lie between the two.
const difference: Operator = (argument) => {
  const { startDate, endDate, unit, timezone = 'UTC', startOfWeek = 'sunday' } = argument as Doc;
  if ([startDate, endDate, unit, timezone].some(isNothing)) return null;
  const zone = String(timezone);
  const [from, to] = [localOf(dateIn(startDate), zone), localOf(dateIn(endDate), zone)];
  const count = countOf(String(unit), weekdayOf(startOfWeek));
  return Long.fromNumber(count(to) - count(from));
};

function countOf(unit: string, weekday: number): (local: Date) => number {
  const months = MONTHS[unit];
  if (months !== undefined) return (local) => Math.floor((local.getUTCFullYear() * 12 + local.getUTCMonth()) / months);
  const width = FIXED[unit] ?? refuse(9, `unknown time unit value: ${unit}`);
  // The first of January 1970 was a Thursday.
  const start = unit === 'week' ? (weekday - 4) * DAY : 0;
  return (local) => Math.floor((local.getTime() - start) / width);
}

/** Operators that move dates and measure between them. */
export const dateArithmetic: { readonly [name: string]: Operator } = {
  $dateAdd: shift(1),
  $dateSubtract: shift(-1),
  $dateDiff: difference,
};
