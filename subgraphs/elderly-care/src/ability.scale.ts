import type { AbilityDimension } from './words.ts';

export interface AbilityItem {
  readonly code: string;
  readonly zh: string;
  readonly dimension: AbilityDimension;
  readonly max: number;
}

type Listed = readonly [code: string, zh: string, max: number];

// GB/T 42195-2022 as public implementations carry it: 4 parts, 26 items, 90 in all. The standard's own text was not read.
const parts: Readonly<Record<AbilityDimension, readonly Listed[]>> = {
  SELF_CARE: [
    ['EATING', '进食', 4],
    ['GROOMING', '修饰', 4],
    ['BATHING', '洗澡', 4],
    ['UPPER_DRESSING', '穿脱上衣', 4],
    ['LOWER_DRESSING', '穿脱裤子和鞋袜', 4],
    ['BLADDER', '小便控制', 4],
    ['BOWEL', '大便控制', 4],
    ['TOILETING', '如厕', 4],
  ],
  MOVEMENT: [
    ['BED_TURNING', '床上体位转移', 4],
    ['BED_CHAIR', '床椅转移', 4],
    ['WALKING', '平地行走', 4],
    ['STAIRS', '上下楼梯', 3],
  ],
  MENTAL: [
    ['TIME_ORIENTATION', '时间定向', 4],
    ['PLACE_ORIENTATION', '空间定向', 4],
    ['PERSON_ORIENTATION', '人物定向', 4],
    ['MEMORY', '记忆', 4],
    ['UNDERSTANDING', '理解能力', 4],
    ['EXPRESSION', '表达能力', 4],
    ['AGGRESSION', '攻击行为', 1],
    ['DEPRESSION', '抑郁症状', 1],
    ['CONSCIOUSNESS', '意识水平', 2],
  ],
  PARTICIPATION: [
    ['SIGHT', '视力', 2],
    ['HEARING', '听力', 2],
    ['DAILY_AFFAIRS', '执行日常事务', 4],
    ['TRANSPORT', '使用交通工具外出', 3],
    ['SOCIAL', '社会交往能力', 4],
  ],
};

export const dimensions = Object.keys(parts) as readonly AbilityDimension[];

/** The items, part by part. */
export const abilityItems: readonly AbilityItem[] = dimensions.flatMap((dimension) =>
  parts[dimension].map(([code, zh, max]) => ({ code, zh, dimension, max })),
);

/** Least totals of levels 0, 1, 2 and 3. */
export const levelBounds = [90, 66, 46, 30] as const;

export const SCALE_VERSION = 'GB/T 42195-2022';
