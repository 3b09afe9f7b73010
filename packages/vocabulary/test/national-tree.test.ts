import { levelOf, nationalProvinces, parentOf, readNationalTree, type NationalNode } from '@linli/vocabulary';
import { createHash } from 'node:crypto';

const whole = [...readNationalTree()];
const byCode = new Map(whole.map((node) => [node.code, node]));
const nodeAt = (code: string): NationalNode | undefined => byCode.get(code);

describe('the national tree', () => {
  it.each([
    ['PROVINCE', 31],
    ['CITY', 342],
    ['DISTRICT', 2_978],
    ['STREET', 41_352],
    ['COMMUNITY', 620_573],
  ] as const)('has every %s of the list: %i', (level, count) => {
    expect(whole.filter(({ standsAs }) => standsAs.includes(level))).toHaveLength(count);
  });

  it('answers for 665,276 entries with 665,271 nodes, no code twice', () => {
    expect(whole.reduce((sum, { standsAs }) => sum + standsAs.length, 0)).toBe(665_276);
    expect(whole).toHaveLength(665_271);
    expect(byCode.size).toBe(whole.length);
  });

  it('names all four places that stand at several levels', () => {
    const several = whole.filter(({ standsAs }) => standsAs.length > 1);
    expect(several.map(({ code, name, standsAs }) => [code, name, standsAs])).toEqual([
      ['350527000000', '金门县', ['DISTRICT', 'STREET', 'COMMUNITY']],
      ['441900000000', '东莞市', ['CITY', 'DISTRICT']],
      ['442000000000', '中山市', ['CITY', 'DISTRICT']],
      ['460400000000', '儋州市', ['CITY', 'DISTRICT']],
    ]);
  });

  it('comes in code order, every parent before its children', () => {
    let last = '';
    const seen = new Set<string>();
    const wrong = whole.filter(({ code, parent }) => {
      const isWrong = code <= last || (parent !== null && !seen.has(parent));
      last = code;
      seen.add(code);
      return isWrong;
    });
    expect(wrong).toEqual([]);
  });

  it('agrees with what the digits say about level and parent', () => {
    expect(whole.filter(({ code, level, parent }) => level !== levelOf(code) || parent !== parentOf(code))).toEqual([]);
  });

  it('is, letter for letter, the list it was made from', () => {
    const list = createHash('sha256');
    for (const { code, name } of whole) list.update(`${code} ${name}\n`);
    expect(list.digest('hex')).toBe('5c56115eb6da5d86d92c34538e6921133204b48eca43557f4c4a4913798f62c4');
  });

  it('holds the places of the papers', () => {
    const names = ['340111', '340111400', '340111401', '340103009', '340176401', '310106021', '330105003', '330211001'];
    expect(names.map((code) => nodeAt(code.padEnd(12, '0'))?.name)).toEqual([
      '包河区',
      '滨湖世纪社区',
      '方兴社区',
      '三孝口街道',
      '天乐社区服务中心',
      '临汾路街道',
      '小河街道',
      '招宝山街道',
    ]);
  });

  it('gives 滨湖世纪社区 its eight committees', () => {
    const committees = whole.filter(({ parent }) => parent === '340111400000');
    expect(committees.map(({ name }) => name.slice(0, 2))).toEqual([
      '琼临',
      '融荫',
      '昌贵',
      '振杰',
      '和园',
      '观湖',
      '清枫',
      '金翰',
    ]);
  });

  it('hangs the towns of a city without districts under the city', () => {
    expect(whole.filter(({ parent }) => parent === '441900000000')).toHaveLength(36);
    expect(nodeAt('620201000000')).toMatchObject({ name: '嘉峪关市', level: 'DISTRICT', parent: '620200000000' });
  });

  it('opens one province alone', () => {
    const anhui = [...readNationalTree(['34'])];
    expect(nationalProvinces()).toHaveLength(31);
    expect(anhui).toEqual(whole.filter(({ code }) => code.startsWith('34')));
  });
});
