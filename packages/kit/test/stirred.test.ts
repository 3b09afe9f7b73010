import { stirred } from '../src/store/stirred.ts';

describe('a consumer of the journal', () => {
  it('is rung for as long as a line for it may still be on its way, and not for the lines of others', () => {
    let now = 0;
    const noted = stirred(() => now);
    noted.note(['platform', 'counters']);
    expect([noted.has('platform'), noted.has('housing')]).toEqual([true, false]);
    now = 59_999;
    expect(noted.has('counters')).toBe(true);
    now = 60_000;
    expect(noted.has('counters')).toBe(false);
  });
});
