import {
  parentOf,
  readNationalTree,
  resolveTier,
  stepUp,
  tiersOf,
  twoTierBy,
  twoTierUnits,
  type NationalNode,
} from '@linli/vocabulary';

const stated = twoTierBy('stated');
const binhu = '340111400000';
const sanxiaokou = '340103009000';

describe('the two-tier units', () => {
  it('are all the street-position units whose name says so', () => {
    const isNamedSo = ({ level, name }: NationalNode): boolean => level === 'STREET' && /社区|服务中心/.test(name);
    const derived = [...readNationalTree()].filter(isNamedSo).map(({ code, name }) => ({ code, name }));
    expect(twoTierUnits.map(({ code, name }) => ({ code, name }))).toEqual(derived);
    expect(derived).toHaveLength(71);
  });

  it('are stated for 滨湖世纪社区 alone and inferred for the rest', () => {
    expect(twoTierUnits.filter(({ confidence }) => confidence === 'stated').map(({ code }) => code)).toEqual([binhu]);
    expect(['340111401000', '340176401000'].map(stated)).toEqual([false, false]);
    expect(['340111401000', '340176401000', binhu].map(twoTierBy('inferred'))).toEqual([true, true, true]);
    expect(twoTierBy('inferred')(sanxiaokou)).toBe(false);
  });
});

describe('a tier', () => {
  it.each([
    ['340111000000', ['DISTRICT']],
    [sanxiaokou, ['STREET']],
    ['340103009001', ['COMMUNITY']],
    [binhu, ['STREET', 'COMMUNITY']],
    ['340111400001', ['SELF_GOVERNANCE']],
    ['340100000000', []],
    ['441900000000', ['DISTRICT']],
    ['340103009001001', []],
  ])('of %s is performed as %j', (code, tiers) => {
    expect(tiersOf(code, stated)).toEqual(tiers);
  });

  it('is found at the nearest node that performs it', () => {
    expect(resolveTier('340103009001001', 'COMMUNITY', stated)).toBe('340103009001');
    expect(resolveTier('340111400001001', 'COMMUNITY', stated)).toBe(binhu);
    expect(resolveTier('340111400001001', 'STREET', stated)).toBe(binhu);
    expect(resolveTier(parentOf(binhu) ?? '', 'COMMUNITY', stated)).toBeNull();
  });
});

describe('a step up', () => {
  it('lands at the street in three tiers', () => {
    expect(stepUp('340103009001', 'COMMUNITY', stated)).toEqual({ tier: 'STREET', node: sanxiaokou, collapsed: [] });
  });

  it('lands at the district in two, and says that the street step fell together', () => {
    const up = { tier: 'DISTRICT', node: '340111000000', collapsed: ['STREET'] };
    expect(stepUp('340111400001', 'COMMUNITY', stated)).toEqual(up);
    expect(stepUp(binhu, 'COMMUNITY', stated)).toEqual(up);
  });

  it('ends at the district', () => {
    expect(stepUp('340103009001', 'DISTRICT', stated)).toBeNull();
  });

  it('leads from a town of 东莞 to the city, which has no districts', () => {
    expect(stepUp('441900003001', 'STREET', stated)).toMatchObject({ tier: 'DISTRICT', node: '441900000000' });
  });
});
