// China keeps one time zone, without summer time: UTC+8.
const SHANGHAI = 8 * 3_600_000;

let last = { at: Number.NaN, day: '' };

/** The calendar day in Shanghai, YYYY-MM-DD. */
export function dayOf(at: Date): string {
  const time = at.getTime();
  // All rows of a ledger ask for the day of one moment.
  if (time !== last.at) last = { at: time, day: new Date(time + SHANGHAI).toISOString().slice(0, 10) };
  return last.day;
}

/** The first instant of a Shanghai day. */
export const startOfDay = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

const next = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** How many days lie between two days. */
export const daysBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 86_400_000;

/** Covers `from` (inside) to `until` (outside) with whole months and single days, so that a year reads about 70 buckets. */
export function bucketsOf(from: string, until: string): readonly string[] {
  const found: string[] = [];
  for (let day = from; day < until;) {
    const monthEnd = next(`${day.slice(0, 7)}-28`, 4).slice(0, 7);
    const wholeMonth = day.endsWith('-01') && `${monthEnd}-01` <= until;
    found.push(wholeMonth ? day.slice(0, 7) : day);
    day = wholeMonth ? `${monthEnd}-01` : next(day, 1);
  }
  return found;
}
