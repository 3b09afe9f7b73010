/** A day as `YYYY-MM-DD`. */
export type Day = string;

const written = /^(\d{4})-(\d{2})-(\d{2})$/;
const milliseconds = 86_400_000;

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Gregorian, as ISO 8601 counts it back to the year 0000. */
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Whether a text names a day that the calendar has: 29 February only in leap years. */
export function isDay(text: string): boolean {
  if (!written.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  const length = month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0);
  return day >= 1 && day <= length;
}

/** The day so many days after another. */
export const dayAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * milliseconds).toJSON().slice(0, 10);
