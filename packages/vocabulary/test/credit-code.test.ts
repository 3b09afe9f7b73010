import { creditCodeOf, isCreditCode, madeUpCreditCode, readCreditCode, type CreditFacts } from '@linli/vocabulary';
import fc from 'fast-check';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const letter = fc.constantFrom(...alphabet);
const word = (length: number): fc.Arbitrary<string> =>
  fc.array(letter, { minLength: length, maxLength: length }).map((letters) => letters.join(''));
const facts: fc.Arbitrary<CreditFacts> = fc.record({
  kind: word(2),
  region: fc.integer({ min: 100_000, max: 999_999 }).map(String),
  body: word(9),
});
const codes = facts.map(creditCodeOf);

describe('a credit code', () => {
  // The check character worked out by hand: 9·1 + 1·3 = 12, 31 − 12 = 19, the twentieth letter is K.
  it('carries the check character of GB 32100', () => {
    expect(creditCodeOf({ kind: '91', region: '000000', body: '000000000' })).toBe('91000000000000000K');
  });

  it('is made of what it is read as', () => {
    fc.assert(fc.property(facts, (given) => expect(readCreditCode(creditCodeOf(given))).toEqual(given)));
  });

  it('shows every single wrong character', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 0, max: 17 }), letter, (code, at, wrong) => {
        fc.pre(code[at] !== wrong);
        expect(isCreditCode(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false);
      }),
    );
  });

  // The first character and the check character weigh the same: the one swap that the standard cannot show.
  it('shows any two swapped characters, the first with the last excepted', () => {
    const places = fc.tuple(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 0, max: 17 }));
    fc.assert(
      fc.property(codes, places, (code, [one, other]) => {
        fc.pre(code[one] !== code[other] && Math.abs(one - other) < 17);
        const letters = [...code];
        [letters[one], letters[other]] = [code[other] ?? '', code[one] ?? ''];
        expect(isCreditCode(letters.join(''))).toBe(false);
      }),
    );
  });

  it.each(['I', 'O', 'S', 'V', 'Z', 'a', '-'])('never holds %s', (wrong) => {
    expect(isCreditCode(creditCodeOf({ kind: `9${wrong}`, region: '340111', body: 'MA0000001' }))).toBe(false);
  });

  it.each(['', '91340111MA', ' 91000000000000000K', '91000000000000000K\n'])('is never %j', (text) => {
    expect(isCreditCode(text)).toBe(false);
  });
});

describe('a made-up company', () => {
  it('has a valid code, and nobody else has it', () => {
    const street = Array.from({ length: 20_000 }, (_, seed) => madeUpCreditCode(seed));
    expect(street.every(isCreditCode)).toBe(true);
    expect(new Set(street).size).toBe(street.length);
  });
});
