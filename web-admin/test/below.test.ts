import fc from 'fast-check';
import { columns, linesOf } from '../src/overview/below.ts';

const counts = fc.record({
  reported: fc.nat(9999),
  closed: fc.nat(9999),
  open: fc.nat(9999),
  overdue: fc.nat(9999),
  onTimeRate: fc.constant(null),
});

const child = fc.record({
  code: fc.stringMatching(/^\d{12}$/),
  name: fc.constant('琼临'),
  adminModel: fc.constant('THREE_TIER'),
  caseStats: counts,
});

describe('somebody who adds up the level below', () => {
  it('comes to what the place itself says', () => {
    fc.assert(
      fc.property(counts, fc.array(child, { minLength: 1 }), (caseStats, children) => {
        const lines = linesOf({ caseStats, children }, '未落到下级');
        for (const column of columns) {
          expect(lines.reduce((sum, line) => sum + (line.counts?.[column] ?? 0), 0)).toBe(caseStats[column]);
        }
      }),
    );
  });

  it('is told of no rest where there is none, or where a child cannot be seen', () => {
    const caseStats = { reported: 3, closed: 1, open: 2, overdue: 0, onTimeRate: null };
    const whole = { code: '1', name: 'a', adminModel: 'TWO_TIER', caseStats };
    const unseen = { ...whole, caseStats: null };
    expect(linesOf({ caseStats, children: [whole] }, '未落到下级')).toHaveLength(1);
    expect(linesOf({ caseStats, children: [unseen, unseen] }, '未落到下级')).toHaveLength(2);
  });
});
