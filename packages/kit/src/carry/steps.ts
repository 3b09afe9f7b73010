import type { Row, Tally } from '../collection/collection.ts';
import { dayOf } from '../day.ts';
import type { Step } from '../store/journal.ts';
import { placeOf } from '../store/raw.ts';

type Tallies<T> = (row: T) => readonly Tally[];

// The key becomes the name of a field. A step that cannot be counted would hold up all that come after it.
function checked({ key, n = 1 }: Tally): void {
  if (!/^[^.$\0]+$/u.test(key) || key === '__proto__' || !Number.isFinite(n))
    throw new Error(`A tally "${key}" of ${n} cannot be counted`);
}

const stepsAt = <T extends Row>(row: T | null, tallies: Tallies<T>, sign: 1 | -1): readonly Step[] =>
  row
    ? tallies(row).map((tally) => {
        checked(tally);
        const { key, n = 1, day } = tally;
        return { place: placeOf(row), key, n: n * sign, day: day ? dayOf(day) : null };
      })
    : [];

/** Steps of the same counter as one; those that come to nothing go. */
export function summed(steps: readonly Step[]): readonly Step[] {
  const sums = new Map<string, Step>();
  for (const step of steps) {
    const mark = `${step.place}|${step.day ?? ''}|${step.key}`;
    const before = sums.get(mark);
    sums.set(mark, before ? { ...step, n: step.n + before.n } : step);
  }
  return [...sums.values()].filter(({ n }) => n !== 0);
}

/**
 * What a change does to the counters: the tallies of the row as it is, less those of the row as it was. So the counters
 * can only be what a recount of the rows would give.
 */
export function stepsOf<T extends Row>(before: T | null, after: T | null, tallies: Tallies<T>): readonly Step[] {
  const come = stepsAt(after, tallies, 1);
  // Nothing of a new row cancels out, and whoever moves the counters sums up anyway.
  return before ? summed([...stepsAt(before, tallies, -1), ...come]) : come;
}
