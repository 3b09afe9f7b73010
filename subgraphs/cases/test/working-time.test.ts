import fc from 'fast-check';
import { addWorking, officeHours, workingBetween, type Calendar } from '../src/working-time.ts';

const shanghai = (text: string): Date => new Date(`${text}+08:00`);
const golden: Calendar = {
  ...officeHours,
  holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
  workingWeekends: ['2026-10-10'],
};

describe('a clerk counting working time', () => {
  it.each([
    ['within a day', '2026-03-02T09:00', 60, '2026-03-02T10:00'],
    ['to the very end of a day', '2026-03-02T09:00', 510, '2026-03-02T17:30'],
    ['over a night', '2026-03-02T17:00', 60, '2026-03-03T09:30'],
    ['over a weekend', '2026-03-06T17:00', 60, '2026-03-09T09:30'],
    ['from the middle of the night', '2026-03-03T02:00', 30, '2026-03-03T09:30'],
    ['from a Sunday', '2026-03-08T12:00', 30, '2026-03-09T09:30'],
    ['from after closing time', '2026-03-02T20:00', 30, '2026-03-03T09:30'],
  ])('adds %s', (_, from, minutes, until) => {
    expect(addWorking(shanghai(from), minutes, officeHours)).toEqual(shanghai(until));
  });

  it('leaves out holidays and works on the Saturday that makes up for one', () => {
    expect(addWorking(shanghai('2026-09-30T17:00'), 60, golden)).toEqual(shanghai('2026-10-08T09:30'));
    expect(addWorking(shanghai('2026-10-09T17:00'), 60, golden)).toEqual(shanghai('2026-10-10T09:30'));
  });

  const instants = fc.date({
    min: shanghai('2026-01-01T00:00'),
    max: shanghai('2027-01-01T00:00'),
    noInvalidDate: true,
  });
  const minutes = fc.integer({ min: 0, max: 20_000 });

  it('counts back exactly what was added', () => {
    fc.assert(
      fc.property(instants, minutes, (at, sum) => {
        expect(workingBetween(at, addWorking(at, sum, golden), golden)).toBeCloseTo(sum, 6);
      }),
    );
  });

  it('adds in two steps what it adds in one', () => {
    fc.assert(
      fc.property(instants, minutes, minutes, (at, a, b) => {
        expect(addWorking(addWorking(at, a, golden), b, golden)).toEqual(addWorking(at, a + b, golden));
      }),
    );
  });

  it('never counts more than a day has, and never goes backwards', () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        const [from, until] = a < b ? [a, b] : [b, a];
        const days = (until.getTime() - from.getTime()) / 86_400_000 + 2;
        expect(workingBetween(from, until, golden)).toBeGreaterThanOrEqual(0);
        expect(workingBetween(from, until, golden)).toBeLessThanOrEqual(days * 510);
      }),
    );
  });
});
