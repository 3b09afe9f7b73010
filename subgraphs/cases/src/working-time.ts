/** The hours a place works in. Minutes after midnight in Shanghai; days as YYYY-MM-DD. */
export interface Calendar {
  readonly opens: number;
  readonly closes: number;
  readonly holidays: readonly string[];
  /** Saturdays and Sundays that are worked 调休. */
  readonly workingWeekends: readonly string[];
}

// Monday to Friday 09:00 to 17:30: our proposal (domain §4.4), a district sets its own.
export const officeHours: Calendar = { opens: 540, closes: 1050, holidays: [], workingWeekends: [] };

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
// China keeps one time zone, without summer time: UTC+8.
const SHANGHAI = 8 * 60 * MINUTE;

const dayOf = (at: number): number => Math.floor((at + SHANGHAI) / DAY);
const midnight = (day: number): number => day * DAY - SHANGHAI;
const written = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

function isWorked(day: number, { holidays, workingWeekends }: Calendar): boolean {
  const weekday = new Date(day * DAY).getUTCDay();
  const text = written(day);
  return weekday === 0 || weekday === 6 ? workingWeekends.includes(text) : !holidays.includes(text);
}

/** The worked part of a day, in milliseconds; empty on a free day. */
function hoursOf(day: number, calendar: Calendar): readonly [from: number, until: number] {
  const start = midnight(day);
  return isWorked(day, calendar) ? [start + calendar.opens * MINUTE, start + calendar.closes * MINUTE] : [start, start];
}

/** The instant after so many working minutes. Zero minutes stay where they are. */
export function addWorking(at: Date, minutes: number, calendar: Calendar): Date {
  let left = minutes * MINUTE;
  if (left <= 0) return at;
  for (let day = dayOf(at.getTime()); ; day += 1) {
    const [from, until] = hoursOf(day, calendar);
    const begin = Math.max(from, at.getTime());
    if (until - begin >= left) return new Date(begin + left);
    left -= Math.max(0, until - begin);
  }
}

/** The instant so many working minutes before. */
export function subtractWorking(at: Date, minutes: number, calendar: Calendar): Date {
  let left = minutes * MINUTE;
  if (left <= 0) return at;
  for (let day = dayOf(at.getTime()); ; day -= 1) {
    const [from, until] = hoursOf(day, calendar);
    const end = Math.min(until, at.getTime());
    if (end - from >= left) return new Date(end - left);
    left -= Math.max(0, end - from);
  }
}

/** Working minutes from one instant to a later one; none when it is not later. */
export function workingBetween(from: Date, until: Date, calendar: Calendar): number {
  let sum = 0;
  for (let day = dayOf(from.getTime()); day <= dayOf(until.getTime()); day += 1) {
    const [opens, closes] = hoursOf(day, calendar);
    sum += Math.max(0, Math.min(closes, until.getTime()) - Math.max(opens, from.getTime()));
  }
  return sum / MINUTE;
}

/** Time as a clock counts it: natural minutes, or working minutes of a calendar. */
export interface Timing {
  readonly natural: boolean;
  readonly calendar: Calendar;
}

/** Negative minutes lead back. */
export function addTime(at: Date, minutes: number, { natural, calendar }: Timing): Date {
  if (natural) return new Date(at.getTime() + minutes * MINUTE);
  return minutes < 0 ? subtractWorking(at, -minutes, calendar) : addWorking(at, minutes, calendar);
}

export const timeBetween = (from: Date, until: Date, { natural, calendar }: Timing): number =>
  natural ? Math.max(0, until.getTime() - from.getTime()) / MINUTE : workingBetween(from, until, calendar);
