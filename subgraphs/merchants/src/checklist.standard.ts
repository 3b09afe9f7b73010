import type { ChecklistFields } from './checklist.model.ts';

type Listed = readonly [code: string, name: string, team: string, items: string];

// One for each of the five teams 五队联动 (and the market's own), in plain words. Ours as a proposal: a district
// replaces what it needs.
const listed: readonly Listed[] = [
  [
    'URBAN',
    '市容管理检查表',
    'urban-management',
    '未占道经营、店外堆物; 门头招牌牢固、无破损; 门前三包落实; 油烟净化设施正常使用',
  ],
  ['SECURITY', '治安检查表', 'public-security', '从业人员已登记; 监控设备正常并留存三十日; 无违禁物品; 应急联系人在岗'],
  ['TRAFFIC', '交通秩序检查表', 'traffic', '送货车辆按规定停放; 未占用道路停车泊位; 外卖骑手停放有序'],
  [
    'FIRE',
    '消防检查表',
    'fire',
    '安全出口、疏散通道畅通; 灭火器数量足够且有效; 电气线路无私拉乱接; 无“三合一”住人; 无电动自行车室内充电',
  ],
  ['HEALTH', '卫生检查表', 'health', '健康证齐全有效; 公共用品清洗消毒有记录; 防蝇防鼠设施完好; 垃圾日产日清'],
  [
    'SAFETY',
    '安全生产检查表',
    'work-safety',
    '燃气报警器、切断阀正常; 特种设备在检验有效期内; 从业人员经过安全培训; 危险物品按规定存放',
  ],
  [
    'MARKET',
    '市场监管检查表',
    'market-regulation',
    '证照齐全并公示; 明码标价; 进货查验记录完整; 无过期变质商品; 计量器具检定有效',
  ],
];

const itemsOf = (code: string, items: string) =>
  items.split('; ').map((text, at) => ({ code: `${code}-${String(at + 1).padStart(2, '0')}`, text }));

/** The form a shop answers itself where its district has none of its own. */
export const SELF_CHECK = 'SELF';

const form: ChecklistFields = {
  code: SELF_CHECK,
  name: '商户安全自查表',
  team: 'work-safety',
  isSelfCheck: true,
  kinds: [],
  items: itemsOf(
    SELF_CHECK,
    '安全出口、通道畅通; 灭火器在有效期内; 电气线路无裸露; 燃气软管无老化、阀门已关; 店内无人住宿; 证照在有效期内并公示',
  ),
};

/** The checklists every district starts with. */
export const standardForms: readonly ChecklistFields[] = [
  ...listed.map(([code, name, team, items]) => ({
    code,
    name,
    team,
    isSelfCheck: false,
    kinds: [],
    items: itemsOf(code, items),
  })),
  form,
];
