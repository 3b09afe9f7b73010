import fc from 'fast-check';
import { checkedLines, priced } from '../src/subsidy.rules.ts';

const lines = checkedLines([
  { fromAge: 80, amount: 300 },
  { fromAge: 60, incomeTag: 'LOW_INCOME', amount: 500 },
  { fromLevel: 2, amount: 700 },
  { fromLevel: 4, fromAge: 90, incomeTag: 'DESTITUTE', amount: 2_000 },
]);

describe('what a meal costs', () => {
  it.each([
    ['somebody of seventy', { band: 'AGE_70_79' }, 0],
    ['somebody of eighty', { band: 'AGE_80_89' }, 300],
    ['somebody poor', { band: 'AGE_60_69', incomeTag: 'LOW_INCOME' }, 500],
    ['somebody poor of a band that is not known', { incomeTag: 'LOW_INCOME' }, 0],
    ['somebody of level 1', { band: 'AGE_60_69', level: 1 }, 0],
    ['somebody of level 2 and ninety: the highest line', { band: 'AGE_90_UP', level: 2 }, 700],
    [
      'somebody for whom everything fits: never more than the meal',
      { band: 'AGE_90_UP', level: 4, incomeTag: 'DESTITUTE' },
      1_500,
    ],
  ] as const)('%s', (_, needs, subsidy) => {
    expect(priced(1_500, lines, needs)).toEqual({ base: 1_500, subsidy, price: 1_500 - subsidy });
  });

  it('is whole fen, adds up, is never below zero, and never more for whoever needs more', () => {
    const needs = fc.record({
      level: fc.option(fc.integer({ min: 0, max: 3 })),
      band: fc.constantFrom('AGE_60_69', 'AGE_80_89', 'AGE_90_UP'),
      incomeTag: fc.constantFrom('NONE' as const, 'LOW_INCOME' as const, 'DESTITUTE' as const),
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), needs, (base, who) => {
        const { subsidy, price } = priced(base, lines, who);
        expect(Number.isInteger(price) && Number.isInteger(subsidy)).toBe(true);
        expect(price + subsidy).toBe(base);
        expect(price).toBeGreaterThanOrEqual(0);
        expect(priced(base, lines, { ...who, level: (who.level ?? -1) + 1 }).price).toBeLessThanOrEqual(price);
        expect(priced(base, lines, { ...who, band: 'AGE_90_UP' }).price).toBeLessThanOrEqual(price);
      }),
    );
  });

  it.each([
    [[], 'SUBSIDY_INVALID'],
    [[{ amount: 0.5 }], 'MONEY_INVALID'],
    [[{ amount: -1 }], 'MONEY_INVALID'],
    [[{ amount: 1, fromLevel: 5 }], 'VALUE_INVALID'],
    [[{ amount: 1, fromAge: 65 }], 'VALUE_INVALID'],
  ])('is not ruled by %j', (given, code) =>
    expect(() => checkedLines(given)).toThrow(expect.objectContaining({ code })),
  );
});
