import {
  citizenNumberOf,
  dayAfter,
  isCitizenNumber,
  madeUpCitizenNumber,
  nowhere,
  readCitizenNumber,
  readNationalTree,
  sexCodeOf,
  type CitizenFacts,
} from '@linli/vocabulary';
import fc from 'fast-check';

const facts: fc.Arbitrary<CitizenFacts> = fc.record({
  region: fc.integer({ min: 100_000, max: 999_999 }).map(String),
  birthDate: fc.integer({ min: 0, max: 100_000 }).map((days) => dayAfter('1800-01-01', days)),
  order: fc.integer({ min: 0, max: 999 }),
});
const numbers = facts.map(citizenNumberOf);

const swapped = (text: string, one: number, other: number): string => {
  const letters = [...text];
  [letters[one], letters[other]] = [letters[other] ?? '', letters[one] ?? ''];
  return letters.join('');
};

describe('a citizen number', () => {
  it('of the standard is read', () => {
    expect(readCitizenNumber('11010519491231002X')).toEqual({ region: '110105', birthDate: '1949-12-31', order: 2 });
  });

  it('is made of what it is read as', () => {
    fc.assert(fc.property(facts, (given) => expect(readCitizenNumber(citizenNumberOf(given))).toEqual(given)));
  });

  it('shows every single wrong character', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 17 }), fc.constantFrom(...'0123456789X'), (number, at, wrong) => {
        fc.pre(number[at] !== wrong);
        expect(isCitizenNumber(number.slice(0, at) + wrong + number.slice(at + 1))).toBe(false);
      }),
    );
  });

  // Weights repeat after ten places, so that the standard promises no more than this.
  it('shows any two swapped characters less than ten places apart', () => {
    const places = fc.tuple(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(numbers, places, (number, [one, apart]) => {
        const other = Math.min(one + apart, 17);
        fc.pre(number[one] !== number[other]);
        expect(isCitizenNumber(swapped(number, one, other))).toBe(false);
      }),
    );
  });

  it.each([
    ['a day that no calendar has', '340111199002300018'],
    ['29 February of a common year', citizenNumberOf({ region: '340111', birthDate: '1999-02-29', order: 1 })],
    ['the fifteen digits of old', '340111900101001'],
    ['a small x', '11010519491231002x'],
    ['a space in front', ' 11010519491231002X'],
    ['a line after it', '11010519491231002X\n'],
    ['a region that begins with nought', citizenNumberOf({ region: '040111', birthDate: '1990-01-01', order: 1 })],
    ['full-width digits', '１１０１０５１９４９１２３１００２Ｘ'],
    ['nothing', ''],
  ])('is refused with %s', (_, text) => {
    expect(readCitizenNumber(text)).toBeNull();
  });

  it('is odd for men and even for women', () => {
    expect([1, 2, 998, 999].map((order) => sexCodeOf({ region: nowhere, birthDate: '1990-01-01', order }))).toEqual([
      '1',
      '2',
      '2',
      '1',
    ]);
  });
});

describe('a made-up citizen', () => {
  it('has a valid number', () => {
    fc.assert(fc.property(fc.nat(32_000_000), (seed) => expect(isCitizenNumber(madeUpCitizenNumber(seed))).toBe(true)));
  });

  it('has the same number from the same seed, and nobody else has it', () => {
    const crowd = Array.from({ length: 50_000 }, (_, seed) => madeUpCitizenNumber(seed));
    expect(new Set(crowd).size).toBe(crowd.length);
    expect(crowd[0]).toBe(madeUpCitizenNumber(0));
  });

  it('is born where nobody is registered', () => {
    const regions = new Set<string>();
    for (const { code } of readNationalTree(['34'])) regions.add(code.slice(0, 6));
    expect(readCitizenNumber(madeUpCitizenNumber(7))?.region).toBe(nowhere);
    expect(regions.has(nowhere)).toBe(false);
  });
});
