/** All times are read in the district's own zone, whatever the device says. */
const zone = 'Asia/Shanghai';

const format = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language, { timeZone: zone, hour12: false, ...options });

export const dateTime = (iso: string, language: string): string =>
  format(language, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(new Date(iso));

export const fullDateTime = (iso: string, language: string): string =>
  format(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));

// Sweden writes dates as YYYY-MM-DD.
export const isoDay = (at: Date): string => format('sv-SE', { dateStyle: 'short' }).format(at);

/** A moment as a browser's own field shows and takes it: in the district's zone, which knows no summer time. */
export const momentText = (at: Date): string =>
  format('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(at).replace(' ', 'T');

export const momentOf = (text: string): Date | null => (text === '' ? null : new Date(`${text}+08:00`));

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** "in 3 hours", "2 days ago": how far a moment is from now, in the largest unit that says something. */
export function fromNow(iso: string, language: string, now = Date.now()): string {
  const span = new Date(iso).getTime() - now;
  const [unit, length] = units.find(([, size]) => Math.abs(span) >= size) ?? (['minute', 60_000] as const);
  return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(Math.trunc(span / length), unit);
}
