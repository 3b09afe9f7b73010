import fc from 'fast-check';
import { areaOf, normaliseAddress, numberOf, readAddress, writeAddress } from '@linli/vocabulary';

const ROOM_501 = '琼临苑3栋2单元501室';

describe('an address as people write it', () => {
  it.each([
    '琼临苑3栋2单元501室',
    '琼临苑3号楼2单元501室',
    '琼临苑3幢2单元501',
    '琼临苑 3座 2单元 501室',
    '琼临苑3#2单元501室',
    '琼临苑3#楼2单元501户',
    '琼临苑3#2单元501室',
    '琼临苑三号楼二单元五〇一室',
    '琼临苑第三栋二单元五百零一室',
    '琼临苑03栋02单元0501室',
    '琼临苑-3-2-501',
    '琼临苑3-2-501室',
    '琼临苑3栋2-501',
    '琼临苑,3栋,2单元,5层,501室',
    '琼临苑(3栋)2门501房',
  ])('%s is one and the same', (text) => {
    expect(normaliseAddress(text)).toBe(ROOM_501);
  });

  it.each([
    ['琼临苑', '琼临苑'],
    ['琼临苑3号楼', '琼临苑3栋'],
    ['琼临苑A座1203', '琼临苑A栋1203室'],
    ['琼临苑甲幢B单元', '琼临苑甲栋B单元'],
    ['琼临苑12栋501', '琼临苑12栋501室'],
    ['琼临苑十二栋501', '琼临苑12栋501室'],
    ['长江中路1号2栋301室', '长江中路1号2栋301室'],
    ['长江中路一号501室', '长江中路1号501室'],
    ['五一路8号', '五一路8号'],
    ['三里街3栋', '三里街3栋'],
    ['琼临苑二期3栋501', '琼临苑二期3栋501室'],
    ['琼临苑 3 栋 b101', '琼临苑3栋B101室'],
  ])('%s reads as %s', (text, normal) => {
    expect(normaliseAddress(text)).toBe(normal);
  });

  it('keeps apart what differs in any layer', () => {
    const all = [
      '琼临苑3栋2单元501室',
      '琼临苑3栋2单元502室',
      '琼临苑3栋1单元501室',
      '琼临苑13栋2单元501室',
      '琼临苑3栋501室',
    ];
    expect(new Set(all.map(normaliseAddress)).size).toBe(all.length);
  });
});

const chinese = (n: number): string => {
  const letters = '零一二三四五六七八九';
  if (n < 10) return letters[n] ?? '';
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? letters[tens] : ''}十${ones ? letters[ones] : ''}`;
};
const wide = (text: string): string =>
  text.replace(/[0-9#-]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));

const areas = fc.constantFrom('琼临苑', '融荫花园', '阳光和平小区', '长江中路1号', '三里街88号', '滨湖世纪城二期');
const numbers = fc.integer({ min: 1, max: 99 });
const rooms = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20 }));
const layers = fc
  .record({ area: areas, building: numbers, unit: fc.option(numbers), room: rooms })
  .map(({ area, building, unit, room: [floor, door] }) => ({
    area,
    building,
    unit,
    room: `${floor}${String(door).padStart(2, '0')}`,
  }));
const style = fc.record({
  building: fc.constantFrom('号楼', '栋', '幢', '座', '#', '#楼'),
  room: fc.constantFrom('室', '', '房', '户'),
  gap: fc.constantFrom('', ' ', ' ', ','),
  numeral: fc.constantFrom(
    String,
    chinese,
    (n: number) => `0${n}`,
    (n: number) => `第${chinese(n)}`,
  ),
  shape: fc.constantFrom((text: string) => text, wide),
});

const drawn = (given: { building: number; unit: number | null }) => ({
  building: String(given.building),
  unit: given.unit === null ? null : String(given.unit),
});

describe('any address', () => {
  it('reads the same in every way of writing it', () => {
    fc.assert(
      fc.property(layers, style, ({ area, building, unit, room }, how) => {
        const parts = [
          area,
          `${how.numeral(building)}${how.building}`,
          unit === null ? '' : `${how.numeral(unit)}单元`,
          `${room}${how.room}`,
        ];
        const text = how.shape(parts.filter(Boolean).join(how.gap));
        expect(normaliseAddress(text)).toBe(writeAddress({ area, ...drawn({ building, unit }), room }));
      }),
    );
  });

  it('stays as it is once it is normal', () => {
    fc.assert(
      fc.property(layers, ({ area, building, unit, room }) => {
        const normal = writeAddress({ area, ...drawn({ building, unit }), room });
        expect(normaliseAddress(normal)).toBe(normal);
        expect(readAddress(normal)).toEqual({ area, ...drawn({ building, unit }), room });
      }),
    );
  });

  it('is normal after one reading, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = normaliseAddress(text);
        expect(normaliseAddress(once)).toBe(once);
      }),
    );
    const shards = fc.constantFrom(
      '琼',
      '苑',
      '3',
      '0',
      '号',
      '楼',
      '栋',
      '单元',
      '室',
      '-',
      '第',
      '十',
      '零',
      '#',
      'A',
      '门',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(shards, { maxLength: 14 }), (parts) => {
        const once = normaliseAddress(parts.join(''));
        expect(normaliseAddress(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('one layer by itself', () => {
  it.each([
    ['3栋', '3'],
    ['三号楼', '3'],
    ['03', '3'],
    ['十二', '12'],
    [' A座 ', 'A'],
    ['2单元', '2'],
    ['501室', '501'],
    ['B101', 'B101'],
  ])('%s is number %s', (text, number) => {
    expect(numberOf(text)).toBe(number);
  });

  it('is the name of an area without its spaces', () => {
    expect(areaOf(' 琼 临 苑 (二期) ')).toBe('琼临苑二期');
  });
});
