import {
  districtOf,
  divisionOf,
  isCode,
  isWithin,
  levelOf,
  parentOf,
  pathOf,
  readNationalTree,
  wholeCode,
} from '@linli/vocabulary';
import fc from 'fast-check';

const anhui = [...readNationalTree(['34'])].map(({ code }) => code);
const division = fc.constantFrom(...anhui);
const grid = fc
  .tuple(
    fc.constantFrom(...anhui.filter((code) => levelOf(code) === 'COMMUNITY')),
    fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 3 }),
  )
  .map(([code, numbers]) => code + numbers.map((number) => String(number).padStart(3, '0')).join(''));
const node = fc.oneof(division, grid);

describe('a node', () => {
  it('stands last in its own path, and its path is its parent’s path and itself', () => {
    fc.assert(
      fc.property(node, (code) => {
        const parent = parentOf(code);
        expect(pathOf(code)).toEqual(parent === null ? [code] : [...pathOf(parent), code]);
      }),
    );
  });

  it('lies within every node of its path and within no other', () => {
    fc.assert(
      fc.property(node, node, (code, other) => {
        expect(isWithin(code, other)).toBe(pathOf(code).includes(other));
        for (const above of pathOf(code)) expect(isWithin(code, above)).toBe(true);
      }),
    );
  });

  it('is lower than its parent', () => {
    const order = ['PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'COMMUNITY', 'GRID_1', 'GRID_2', 'GRID_3'];
    fc.assert(
      fc.property(node, (code) => {
        const levels = pathOf(code).map((above) => order.indexOf(levelOf(above)));
        expect(levels).toEqual([...new Set(levels)].sort((a, b) => a - b));
      }),
    );
  });

  it('shares its division and its district with the grids below it', () => {
    fc.assert(
      fc.property(grid, (code) => {
        expect(isWithin(code, divisionOf(code))).toBe(true);
        expect(pathOf(code)).toContain(districtOf(code));
      }),
    );
  });

  it('is found by the short code people write', () => {
    expect(['34', '3401', '340111', '340111400'].map(wholeCode)).toEqual([
      '340000000000',
      '340100000000',
      '340111000000',
      '340111400000',
    ]);
    fc.assert(fc.property(node, (code) => expect(wholeCode(code)).toBe(code)));
  });
});

describe('two neighbours whose codes look alike', () => {
  const [one, other] = ['340111010000', '340111011000'];

  it('meet at the district and nowhere below', () => {
    const shared = pathOf(one).filter((code) => pathOf(other).includes(code));
    expect(shared.at(-1)).toBe('340111000000');
    expect(isWithin(one, other) || isWithin(other, one)).toBe(false);
  });

  it('keep their committees and grids apart', () => {
    expect(isWithin('340111010001', other)).toBe(false);
    expect(isWithin('340111011001001', one)).toBe(false);
    expect(isWithin('340111011001001', other)).toBe(true);
  });
});

describe('a text', () => {
  it.each([
    '',
    '3401',
    '34011140000',
    '3401114000000',
    '000000000000',
    '34011140000x',
    '340111400000\n',
    '３４０１１１４０００００',
  ])('like %j is no whole code', (text) => {
    expect(isCode(text)).toBe(false);
  });

  it('of a real node is one', () => {
    fc.assert(fc.property(node, (code) => expect(isCode(code)).toBe(true)));
  });
});
