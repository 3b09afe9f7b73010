import type { Department } from '@linli/contract';

interface Kind {
  readonly zh: string;
  /** Who keeps tags of this kind; nobody else knows that they exist. */
  readonly department: Department;
}

/** Special groups 特殊人群 after GB/T 31000 [classes recalled, departments a proposal]. */
export const specialKinds = {
  RELEASED: { zh: '刑满释放人员', department: 'justice' },
  CORRECTION: { zh: '社区矫正对象', department: 'justice' },
  MENTAL: { zh: '严重精神障碍患者', department: 'health' },
  AIDS_RISK: { zh: '艾滋病危险人员', department: 'health' },
  DRUG_USE: { zh: '吸毒人员', department: 'public-security' },
} as const satisfies Record<string, Kind>;

export type SpecialKind = keyof typeof specialKinds;

export const isSpecialKind = (word: string): word is SpecialKind => Object.hasOwn(specialKinds, word);
