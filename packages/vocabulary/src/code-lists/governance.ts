import { listOf } from '../code-list.ts';

const numbersRecalled = 'classes from public summaries of the standard, numbers [recalled]';

/** Components of digital city management 部件大类. */
export const cityComponents = listOf(
  { id: 'city-component', standard: 'GB/T 30428.2', zh: '城市管理部件', source: numbersRecalled },
  '01 公用设施, 02 道路交通, 03 市容环境, 04 园林绿化, 05 其他部件',
);

/** Events of digital city management 事件大类. */
export const cityEvents = listOf(
  { id: 'city-event', standard: 'GB/T 30428.2', zh: '城市管理事件', source: numbersRecalled },
  '01 市容环境, 02 宣传广告, 03 施工管理, 04 街面秩序, 05 突发事件, 06 其他事件',
);

/** The seven links a case passes in digital city management; the last two [recalled]. */
export const cityLinks = listOf(
  { id: 'city-link', standard: 'GB/T 30428.8', zh: '处置环节', source: 'public summaries, last two [recalled]' },
  '1 信息采集, 2 案卷建立, 3 任务派遣, 4 任务处理, 5 处理反馈, 6 核查结案, 7 综合评价',
);

/** The nine classes of 综治 base data, "9+X"; X is local. */
export const governanceClasses = listOf(
  {
    id: 'governance-class',
    standard: 'GB/T 31000-2015',
    zh: '综治业务分类',
    source: 'public summaries of the standard, numbers ours',
  },
  `1 组织机构及综合业务, 2 实有人口, 3 特殊人群, 4 重点青少年, 5 非公有制经济组织和社会组织, 6 社会治安, 7 矛盾纠纷排查化解,
  8 校园及周边安全, 9 护路护线`,
);

/** Sections of economic activity 国民经济行业门类. */
export const industrySections = listOf(
  { id: 'industry-section', standard: 'GB/T 4754', zh: '行业门类', source: '[recalled]' },
  `A 农、林、牧、渔业, B 采矿业, C 制造业, D 电力、热力、燃气及水生产和供应业, E 建筑业, F 批发和零售业,
  G 交通运输、仓储和邮政业, H 住宿和餐饮业, I 信息传输、软件和信息技术服务业, J 金融业, K 房地产业, L 租赁和商务服务业,
  M 科学研究和技术服务业, N 水利、环境和公共设施管理业, O 居民服务、修理和其他服务业, P 教育, Q 卫生和社会工作,
  R 文化、体育和娱乐业, S 公共管理、社会保障和社会组织, T 国际组织`,
);
