/** Departments and teams a case can be sent to, the five teams of 五队联动 first. A district adds its own by configuration. */
export const departments = {
  'urban-management': '城市管理',
  'public-security': '公安治安',
  traffic: '交通管理',
  fire: '消防救援',
  health: '卫生健康',
  'work-safety': '安全生产监管',
  'market-regulation': '市场监督管理',
  housing: '住房保障和房产管理',
  'civil-affairs': '民政',
  construction: '住房和城乡建设',
  environment: '生态环境',
  water: '水务',
  landscape: '园林绿化',
  power: '供电',
  property: '物业服务',
  justice: '司法行政',
} as const;

export type Department = keyof typeof departments;

export const isDepartment = (word: string): word is Department => Object.hasOwn(departments, word);
