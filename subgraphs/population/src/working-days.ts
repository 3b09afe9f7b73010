import { dayAfter } from '@linli/vocabulary';

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** So many working days after a day: Monday to Friday. Holidays make a term longer, so this one is never too long. */
export function workingDaysAfter(day: string, days: number): string {
  let at = day;
  for (let left = days; left > 0;) {
    at = dayAfter(at, 1);
    if (!isWeekend(at)) left -= 1;
  }
  return at;
}
