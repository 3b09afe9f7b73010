import type { CategoryFields } from './category.fields.ts';
import type { CaseTier } from './words.ts';

// Classes in the manner of GB/T 30428 (部件 and 事件) with the field papers' own matters beside them. The standard's text
// could not be read: names and codes are ours, no conformity is claimed, and a district replaces what it needs.
type Listed = readonly [code: string, name: string, tier: CaseTier, departments: readonly string[], marks?: string];

// Marks: p residents may choose it, b photo before, a photo after, s closing standard of the class.
const classes: readonly Listed[] = [
  ['A', '公用设施', 'COMMUNITY', ['construction']],
  ['A01', '井盖破损或缺失', 'COMMUNITY', ['construction'], 'pbas'],
  ['A02', '路灯不亮', 'COMMUNITY', ['construction'], 'pa'],
  ['A03', '路面破损', 'COMMUNITY', ['construction'], 'pba'],
  ['A04', '水管漏水', 'COMMUNITY', ['water'], 'pa'],
  ['A05', '停电或线路隐患', 'COMMUNITY', ['power'], 'p'],
  ['B', '市容环境', 'GRID', ['urban-management']],
  ['B01', '暴露垃圾', 'GRID', ['urban-management'], 'pba'],
  ['B02', '乱堆物堆料', 'GRID', ['urban-management'], 'pba'],
  ['B03', '非法小广告', 'GRID', ['urban-management'], 'pa'],
  ['B04', '绿化损坏', 'GRID', ['landscape'], 'pa'],
  ['B05', '噪声扰民', 'COMMUNITY', ['environment'], 'p'],
  ['B06', '油烟扰民', 'COMMUNITY', ['environment'], 'p'],
  ['C', '街面秩序', 'COMMUNITY', ['urban-management']],
  ['C01', '占道经营', 'COMMUNITY', ['urban-management'], 'pa'],
  ['C02', '机动车乱停放', 'COMMUNITY', ['traffic'], 'p'],
  ['C03', '非机动车乱停放', 'GRID', ['urban-management'], 'p'],
  ['C04', '违法建设', 'STREET', ['urban-management'], 'pba'],
  ['D', '公共安全', 'COMMUNITY', ['fire']],
  ['D01', '消防通道堵塞', 'COMMUNITY', ['fire'], 'pbas'],
  ['D02', '电动车入户充电', 'GRID', ['fire'], 'pa'],
  ['D03', '燃气隐患', 'COMMUNITY', ['work-safety'], 'pas'],
  ['D04', '高空抛物', 'COMMUNITY', ['public-security'], 'p'],
  ['D05', '群租安全隐患', 'COMMUNITY', ['housing', 'fire'], 'p'],
  ['E', '矛盾纠纷', 'GRID', ['civil-affairs']],
  ['E01', '邻里纠纷', 'GRID', ['civil-affairs'], 'p'],
  ['E02', '物业纠纷', 'COMMUNITY', ['housing', 'property'], 'p'],
  ['E03', '劳资纠纷', 'COMMUNITY', ['civil-affairs']],
  ['F', '民生服务', 'GRID', ['civil-affairs']],
  ['F01', '独居老人需要帮助', 'GRID', ['civil-affairs'], 'p'],
  ['F02', '困难群众求助', 'GRID', ['civil-affairs'], 'p'],
  ['F03', '食品安全', 'COMMUNITY', ['market-regulation'], 'p'],
  ['F04', '无证经营', 'COMMUNITY', ['market-regulation'], 'p'],
  ['G', '突发事件', 'COMMUNITY', ['public-security']],
  ['G01', '火情', 'COMMUNITY', ['fire'], 'p'],
  ['G02', '积水内涝', 'COMMUNITY', ['water', 'construction'], 'pa'],
  ['G03', '群体性聚集', 'STREET', ['public-security']],
  ['H', '商户监管', 'COMMUNITY', ['market-regulation']],
  ['H01', '商户市容', 'COMMUNITY', ['urban-management']],
  ['H02', '商户治安', 'COMMUNITY', ['public-security']],
  ['H03', '商户交通秩序', 'COMMUNITY', ['traffic']],
  ['H04', '商户消防', 'COMMUNITY', ['fire']],
  ['H05', '商户卫生', 'COMMUNITY', ['health']],
  ['H06', '商户安全生产', 'COMMUNITY', ['work-safety']],
  ['H07', '商户市场监管', 'COMMUNITY', ['market-regulation']],
  ['Z', '其他', 'GRID', [], 'p'],
];

const danger = [
  { code: 'SAFE', text: '现场危险已消除' },
  { code: 'TOLD', text: '已告知周边居民' },
] as const;

const parentOf = (code: string): string | null => (code.length > 1 ? code.slice(0, 1) : null);

/** The tree every district starts with. */
export const nationalTree: readonly CategoryFields[] = classes.map(
  ([code, name, defaultTier, departments, marks = '']) => ({
    code,
    name,
    parent: parentOf(code),
    defaultTier,
    departments,
    sla: [],
    closingStandard: marks.includes('s') ? danger : [],
    needsBeforePhoto: marks.includes('b'),
    needsAfterPhoto: marks.includes('a'),
    isPublic: marks.includes('p'),
  }),
);
