import fc from 'fast-check';
import { type CreditMark, marked, scoreOf, standardRule } from '../src/credit.rules.ts';
import type { Licence } from '../src/licence.model.ts';
import { renew, revoke, turn } from '../src/licence.rules.ts';
import { linesOf } from '../src/price.rules.ts';
import { creditCauses } from '../src/words.ts';
import './market-table.story.ts';

const now = new Date('2026-03-02T01:00:00Z');
const DAY = 86_400_000;

const aMark = fc.record({
  code: fc.constantFrom(...creditCauses),
  subject: fc.constantFrom('i1', 'i2', 'i3', 'l1', 'l2'),
  at: fc.integer({ min: 0, max: 500 }).map((days) => new Date(now.getTime() - days * DAY)),
}) satisfies fc.Arbitrary<CreditMark>;

const all = (marks: readonly CreditMark[]) => marks.reduce(marked, []);

describe('a score', () => {
  it('is the same in whatever order things are heard, and however often', () => {
    fc.assert(
      fc.property(fc.array(aMark, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (marks, chance) => {
        const twice = [...marks, ...marks]
          .map((mark) => [chance.next().value ?? 0, mark] as const)
          .sort(([one], [other]) => one - other)
          .map(([, mark]) => mark);
        expect(scoreOf(all(twice), standardRule, now)).toEqual(scoreOf(all(marks), standardRule, now));
      }),
      { numRuns: 60 },
    );
  });

  it('is the base and its reasons, between 0 and 100, and says when it changes by itself', () => {
    fc.assert(
      fc.property(fc.array(aMark, { maxLength: 40 }), (marks) => {
        const { creditScore, creditReasons, creditCheckAt } = scoreOf(all(marks), standardRule, now);
        const sum = creditReasons.reduce((points, each) => points + each.points, standardRule.base);
        expect(creditScore).toBe(Math.min(100, Math.max(0, sum)));
        const oldest = Math.min(...creditReasons.map(({ at }) => at.getTime()));
        expect(creditCheckAt?.getTime() ?? null).toBe(
          creditReasons.length > 0 ? oldest + standardRule.days * DAY : null,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('never falls by something good, and never rises by something bad', () => {
    fc.assert(
      fc.property(fc.array(aMark, { maxLength: 20 }), fc.constantFrom(...creditCauses), (marks, code) => {
        const points = standardRule.points.find((each) => each.code === code)?.points ?? 0;
        const before = scoreOf(all(marks), standardRule, now).creditScore;
        const after = scoreOf(all([...marks, { code, subject: 'new', at: now }]), standardRule, now).creditScore;
        expect(Math.sign(after - before) * Math.sign(points)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a price board', () => {
  const aPrice = fc.record({
    goods: fc.constantFrom('青菜', '猪肉', '鸡蛋'),
    unit: fc.constantFrom('HALF_KILOGRAM' as const, 'PIECE' as const),
    fen: fc.integer({ min: 1, max: 10_000_000 }),
  });

  it('has exact means in whole fen: half a fen is rounded up, and never more', () => {
    fc.assert(
      fc.property(fc.array(aPrice, { minLength: 1, maxLength: 50 }), (posted) => {
        for (const { goods, unit, meanFen, lowestFen, highestFen, stalls } of linesOf(posted)) {
          const fens = posted
            .filter((each) => each.goods === goods && each.unit === unit)
            .map(({ fen }) => BigInt(fen));
          const [sum, count] = [fens.reduce((one, other) => one + other, 0n), BigInt(fens.length)];
          const twice = 2n * (BigInt(meanFen) * count - sum);
          expect(-count < twice && twice <= count).toBe(true);
          expect([lowestFen <= meanFen, meanFen <= highestFen, stalls]).toEqual([true, true, fens.length]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [[1, 2], 2],
    [[1, 1, 2], 1],
    [[199, 200], 200],
    [[10_000_000, 9_999_999], 10_000_000],
  ])('makes of %j the mean %i', (fens, mean) => {
    const posted = fens.map((fen) => ({ goods: '青菜', unit: 'PIECE' as const, fen }));
    expect(linesOf(posted)[0]?.meanFen).toBe(mean);
  });
});

describe('the table of licences', () => {
  const steps = {
    RENEW: (row: Licence) => renew(row, '2030-01-01', now),
    REVOKE: (row: Licence) => revoke(row, '提供虚假材料'),
    TIME: (row: Licence) => turn(row, now),
  };
  const standing = { VALID: '2026-03-20', EXPIRING: '2026-03-01', EXPIRED: '2026-02-01', REVOKED: '2026-03-20' };
  const refused = 'LICENCE_STATE';

  // A licence whose moment has come: of thirty days before its end, of its end, and of none.
  it.each([
    ['VALID', ['VALID', 'REVOKED', 'EXPIRING']],
    ['EXPIRING', ['VALID', 'REVOKED', 'EXPIRED']],
    ['EXPIRED', ['VALID', 'REVOKED', null]],
    ['REVOKED', [refused, refused, null]],
  ] as const)('leads from %s by renewing, taking away and time to %j', (state, to) => {
    const checkAt = state === 'VALID' || state === 'EXPIRING' ? now : null;
    const row = { state, validTo: standing[state], checkAt, isHeld: true, kind: 'FOOD', merchant: 'm' } as Licence;
    const outcomes = Object.values(steps).map((step) => {
      try {
        return step(row)?.set.state ?? null;
      } catch (error) {
        return (error as { readonly code: string }).code;
      }
    });
    expect(outcomes).toEqual(to);
  });
});
