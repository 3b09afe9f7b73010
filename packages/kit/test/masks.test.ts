import fc from 'fast-check';
import { bucketsOf } from '../src/day.ts';
import { isMask, looksMasked, mask } from '../src/graph/mask.ts';

const shapes = ['NAME', 'PHONE', 'ID_NUMBER', 'ADDRESS', 'TEXT', 'ALL', 'UNKNOWN'];
const anything = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.stringMatching(/^1\d{10}$/),
  fc.stringMatching(/^\d{17}[\dX]$/),
  fc.string({ unit: fc.constantFrom('张', '三', '欧', '阳', '号', '栋', '1', '8', 'A', '-') }),
);

describe('a mask', () => {
  it('never shows more than its shape, whatever it is given', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shapes), anything, (shape, value) => {
        const shown = mask(shape, value);
        expect(shown).toContain('*');
        const letters = [...shown].filter((letter) => letter !== '*');
        const most = { NAME: 2, PHONE: 7, ID_NUMBER: 10, ADDRESS: 43 }[shape] ?? 0;
        expect(letters.length).toBeLessThanOrEqual(most);
        if (shape === 'ADDRESS') expect(shown).not.toMatch(/\d{6}/);
        if (shape === 'NAME' && letters.length > 0) expect(letters.length).toBeLessThan([...value].length);
      }),
    );
  });

  it('is known again when it comes back, in any field, and nothing else is taken for one', () => {
    fc.assert(
      fc.property(fc.constantFrom('NAME', 'PHONE', 'ID_NUMBER', 'ALL'), anything, (shape, value) => {
        expect(isMask(mask(shape, value))).toBe(true);
        expect(looksMasked(mask('ADDRESS', value))).toBe(true);
      }),
    );
    for (const text of ['张三', '13800138000', '3*4', '三孝口街道1号', '* 注意']) expect(isMask(text)).toBe(false);
  });

  it('hides what is no text', () => {
    for (const value of [7, true, {}, ['张三']]) expect(mask('NAME', value)).toBe('***');
  });

  it('shows a building and not who lives in it', () => {
    expect(mask('ADDRESS', '望江路1号3栋201室')).toBe('望江路1号***');
    expect(mask('ADDRESS', '电话13800138000 望江路1号')).toBe('***');
  });
});

describe('buckets of a range', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((at) => new Date(at * 86_400_000).toISOString().slice(0, 10));
  const after = (from: string, days: number) =>
    new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

  it('cover every day exactly once, and no other', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 366 }), (from, days) => {
        const covered = bucketsOf(from, after(from, days)).flatMap((bucket) => {
          if (bucket.length === 10) return [bucket];
          const whole: string[] = [];
          for (let at = `${bucket}-01`; at.startsWith(bucket); at = after(at, 1)) whole.push(at);
          return whole;
        });
        expect(covered).toEqual(Array.from({ length: days }, (_, at) => after(from, at)));
      }),
    );
  });
});
