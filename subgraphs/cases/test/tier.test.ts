import { canDispatchTo, firstHolder, nextHolder } from '../src/tier.ts';

const BINHU = '340111400000';
const BINHU_COMMITTEE = '340111400001';
const BAOHE = '340111000000';
const SANXIAOKOU = '340103009000';
const SANXIAOKOU_COMMUNITY = '340103009001';
const LUYANG = '340103000000';
const isTwoTier = (code: string): boolean => code === BINHU;

describe('the tiers of 滨湖世纪社区, where community and street are one node', () => {
  it('take a committee’s matter at the big community', () => {
    expect(firstHolder(BINHU_COMMITTEE, isTwoTier)).toEqual({
      tier: 'COMMUNITY',
      nodeCode: BINHU,
      collapsed: ['STREET'],
    });
    expect(nextHolder(`${BINHU_COMMITTEE}001`, 'GRID', isTwoTier)?.nodeCode).toBe(BINHU);
  });

  it('lead straight to the district, with the street collapsed', () => {
    expect(nextHolder(BINHU_COMMITTEE, 'COMMUNITY', isTwoTier)).toEqual({
      tier: 'DISTRICT',
      nodeCode: BAOHE,
      collapsed: ['STREET'],
    });
  });
});

describe('the tiers of 三孝口街道', () => {
  it('lead from community to street to district, one by one', () => {
    const place = `${SANXIAOKOU_COMMUNITY}001`;
    expect(firstHolder(place, isTwoTier)?.nodeCode).toBe(SANXIAOKOU_COMMUNITY);
    expect(nextHolder(place, 'COMMUNITY', isTwoTier)).toEqual({ tier: 'STREET', nodeCode: SANXIAOKOU, collapsed: [] });
    expect(nextHolder(place, 'STREET', isTwoTier)).toEqual({ tier: 'DISTRICT', nodeCode: LUYANG, collapsed: [] });
    expect(nextHolder(place, 'DISTRICT', isTwoTier)).toBeNull();
  });

  it('begin at the street when the matter is the street’s own', () => {
    expect(firstHolder(SANXIAOKOU, isTwoTier)).toEqual({ tier: 'STREET', nodeCode: SANXIAOKOU, collapsed: [] });
  });
});

describe('a dispatcher choosing a unit', () => {
  it.each([
    [SANXIAOKOU, SANXIAOKOU, true],
    [SANXIAOKOU, SANXIAOKOU_COMMUNITY, true],
    [SANXIAOKOU_COMMUNITY, SANXIAOKOU, false],
    [SANXIAOKOU, LUYANG, false],
    [SANXIAOKOU, '340103009002', false],
    [SANXIAOKOU, '340103010000', false],
  ])('at %s may give it to one at %s: %s', (holder, node, allowed) => {
    expect(canDispatchTo(SANXIAOKOU_COMMUNITY, holder, node)).toBe(allowed);
  });
});
