/** A day as `YYYY-MM-DD`. */
export type Day = string;

const written = /^(\d{4})-(\d{2})-(\d{2})$/;
const milliseconds = 86_400_000;

/** Whether a text names a day that the calendar has: 29 February only in leap years. */
export function isDay(text: string): boolean {
  return written.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}

/** The day so many days after another. */
export const dayAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * milliseconds).toJSON().slice(0, 10);
