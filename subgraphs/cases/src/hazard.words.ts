interface HazardWord {
  readonly category: string;
  readonly title: string;
}

const danger: HazardWord = { category: 'D', title: '安全隐患' };

// What housing calls a hazard, and the category such a matter has here.
const words: Readonly<Record<string, HazardWord>> = {
  FIRE_PASSAGE: { category: 'D01', title: '消防通道堵塞隐患' },
  FIRE_EQUIPMENT: { category: 'D', title: '消防设施隐患' },
  EBIKE: { category: 'D02', title: '电动自行车充电隐患' },
  GAS: { category: 'D03', title: '燃气隐患' },
  ELECTRICITY: { category: 'A05', title: '用电隐患' },
  STRUCTURE: { category: 'D', title: '房屋结构隐患' },
  FACADE: { category: 'D', title: '外墙脱落隐患' },
  FALLING_OBJECT: { category: 'D04', title: '高空坠物隐患' },
  GROUP_RENTING: { category: 'D05', title: '群租隐患' },
  ELEVATOR: { category: 'D', title: '电梯隐患' },
  ILLEGAL_BUILDING: { category: 'C04', title: '违法搭建隐患' },
  FLOODING: { category: 'G02', title: '积水内涝隐患' },
};

/** Category and title of the case a hazard becomes. */
export const wordOf = (kind: string): HazardWord => words[kind] ?? danger;

const severities: Readonly<Record<string, number>> = { MAJOR: 1, SERIOUS: 2, GENERAL: 3, MINOR: 4 };

/** A hazard's severity as a case's. */
export const severityOf = (severity: string): number => severities[severity] ?? 3;
