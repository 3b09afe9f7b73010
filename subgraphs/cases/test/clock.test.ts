import fc from 'fast-check';
import {
  endClock,
  extendClock,
  inTime,
  lightOf,
  pauseClock,
  reaches,
  resumeClock,
  shareOf,
  startClock,
  used,
  worst,
} from '../src/clock.ts';
import { limitOf } from '../src/sla.ts';
import { addTime, officeHours, type Timing } from '../src/working-time.ts';

const shanghai = (text: string): Date => new Date(`${text}+08:00`);
const working: Timing = { natural: false, calendar: officeHours };
const natural: Timing = { natural: true, calendar: officeHours };
const monday = shanghai('2026-03-02T09:00');
const fourHours = startClock({ stage: 'ACCEPT', limit: 240, timing: working }, monday);

describe('a clock of four working hours', () => {
  it.each([
    ['2026-03-02T09:00', 'GREEN'],
    ['2026-03-02T11:59', 'GREEN'],
    ['2026-03-02T12:00', 'YELLOW'],
    ['2026-03-02T12:59', 'YELLOW'],
    ['2026-03-02T13:00', 'RED'],
    ['2026-03-05T13:00', 'RED'],
  ])('at %s is %s', (at, light) => {
    expect(lightOf(fourHours, shanghai(at), working)).toBe(light);
  });

  it('says when it will turn', () => {
    const at = { now: monday, timing: working };
    expect(reaches(fourHours, 0.75, at)).toEqual(shanghai('2026-03-02T12:00'));
    expect(reaches(fourHours, 1.5, at)).toEqual(shanghai('2026-03-02T15:00'));
    expect(reaches(fourHours, 2, at)).toEqual(shanghai('2026-03-02T17:00'));
    expect(reaches(fourHours, 0.75, { ...at, now: shanghai('2026-03-02T12:30') })).toBeNull();
  });

  it('stands still when paused and goes on with what was left', () => {
    const paused = pauseClock(fourHours, shanghai('2026-03-02T10:00'));
    expect(lightOf(paused, shanghai('2026-04-01T10:00'), working)).toBe('GREEN');
    expect(reaches(paused, 1, { now: monday, timing: working })).toBeNull();
    const resumed = resumeClock(paused, shanghai('2026-03-09T09:00'), working);
    expect(resumed.dueAt).toEqual(shanghai('2026-03-09T12:00'));
    expect(used(resumed, shanghai('2026-03-09T10:00'), working)).toBe(120);
  });

  it('is green again with a later due time, and no request makes it earlier', () => {
    const later = extendClock(fourHours, shanghai('2026-03-03T13:00'), working);
    expect(later.limit).toBe(240 + 510);
    expect(lightOf(later, shanghai('2026-03-02T13:00'), working)).toBe('GREEN');
    expect(extendClock(fourHours, monday, working)).toBe(fourHours);
  });

  it('keeps the colour it ended with', () => {
    const ended = endClock(fourHours, shanghai('2026-03-02T10:00'), working);
    expect(ended.minutes).toBe(60);
    expect(inTime(ended, shanghai('2026-05-01T10:00'))).toBe(true);
    expect(lightOf(ended, shanghai('2026-05-01T10:00'), working)).toBe('GREEN');
  });
});

describe('any clock', () => {
  const instants = fc.date({ min: monday, max: shanghai('2026-12-31T00:00'), noInvalidDate: true });
  const timings = fc.constantFrom(working, natural);
  const limits = fc.integer({ min: 1, max: 5000 });

  it('is red from its due time on and never before', () => {
    fc.assert(
      fc.property(instants, instants, limits, timings, (start, now, limit, timing) => {
        fc.pre(now >= start);
        const clock = startClock({ stage: 'HANDLE', limit, timing }, start);
        expect(lightOf(clock, now, timing) === 'RED').toBe(now >= clock.dueAt);
      }),
    );
  });

  it('reaches a share at the instant it says', () => {
    fc.assert(
      fc.property(instants, limits, timings, fc.constantFrom(0.75, 1, 1.5, 2), (start, limit, timing, share) => {
        const clock = startClock({ stage: 'HANDLE', limit, timing }, start);
        const at = reaches(clock, share, { now: start, timing });
        expect(at && shareOf(clock, at, timing)).toBeCloseTo(share, 3);
      }),
    );
  });

  it('loses no minute to any number of pauses', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 9000 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(instants, steps, timings, (start, pauses, timing) => {
        let clock = startClock({ stage: 'HANDLE', limit: 900, timing }, start);
        let now = start;
        let worked = 0;
        for (const [work, rest] of pauses) {
          now = addTime(now, work, timing);
          worked += work;
          clock = pauseClock(clock, now);
          now = new Date(now.getTime() + rest * 60_000);
          clock = resumeClock(clock, now, timing);
        }
        expect(used(clock, now, timing)).toBeCloseTo(worked, 3);
      }),
    );
  });
});

describe('the lights together', () => {
  it('show the worst of them', () => {
    expect(worst([])).toBe('GREEN');
    expect(worst(['GREEN', 'RED', 'YELLOW'])).toBe('RED');
  });
});

describe('the time limits', () => {
  it.each([
    ['ACCEPT', 1, 30],
    ['ACCEPT', 3, 240],
    ['GRID', 1, 240],
    ['GRID', 2, 1020],
    ['TAKE', 4, 510],
    ['HANDLE', 1, 240],
    ['HANDLE', 2, 510],
    ['HANDLE', 3, 1530],
    ['HANDLE', 4, 2550],
    ['VERIFY', 2, 510],
    ['CALLBACK', 2, 1020],
  ] as const)('of %s at severity %s are %s minutes', (stage, severity, minutes) => {
    expect(limitOf({ stage, severity, tier: 'COMMUNITY' })).toBe(minutes);
  });

  it('are a category’s own before the defaults, and the most particular of them', () => {
    const own = [
      { stage: 'HANDLE', minutes: 100 },
      { stage: 'HANDLE', tier: 'STREET', minutes: 200 },
      { stage: 'HANDLE', severity: 2, minutes: 300 },
    ] as const;
    expect(limitOf({ stage: 'HANDLE', severity: 3, tier: 'COMMUNITY' }, own)).toBe(100);
    expect(limitOf({ stage: 'HANDLE', severity: 3, tier: 'STREET' }, own)).toBe(200);
    expect(limitOf({ stage: 'HANDLE', severity: 2, tier: 'STREET' }, own)).toBe(300);
    expect(limitOf({ stage: 'TAKE', severity: 3, tier: 'STREET' }, own)).toBe(510);
  });
});
