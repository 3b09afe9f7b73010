import fc from 'fast-check';
import { isDay } from '../src/index.ts';

const two = (value: number): string => String(value).padStart(2, '0');

describe('a day', () => {
  it('is one the calendar has, as the platform’s own calendar counts', () => {
    const part = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999 }), part, part, (year, month, day) => {
        const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
        expect(isDay(text)).toBe(new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(['2024-02-29', '2000-02-29', '0000-02-29', '2026-12-31'])('%s there is', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-01', '2026-01-01T00:00', ''])(
    '%s there is not',
    (day) => {
      expect(isDay(day)).toBe(false);
    },
  );
});
