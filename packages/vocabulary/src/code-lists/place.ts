import { listOf } from '../code-list.ts';

/** Urban and rural classes 城乡分类, three digits that the bureau's list sets beside a community. */
export const urbanRuralClasses = listOf(
  {
    id: 'urban-rural',
    standard: '统计用城乡划分代码',
    zh: '城乡分类',
    source: 'public code look-up pages quoting the statistics bureau',
  },
  '111 主城区, 112 城乡结合区, 121 镇中心区, 122 镇乡结合区, 123 特殊区域, 210 乡中心区, 220 村庄',
);

/** What the three digits of a street-position unit begin with 乡级单位类别. */
export const streetKinds = listOf(
  {
    id: 'street-kind',
    standard: '统计用区划代码 (GB/T 10114)',
    zh: '乡级单位类别',
    source: 'public code look-up pages, compared with the list of 2023',
  },
  '0 街道, 1 镇, 2 乡, 3 乡, 4 类似乡级单位, 5 类似乡级单位',
);

/** What the three digits of a committee begin with 村级单位类别. */
export const committeeKinds = listOf(
  {
    id: 'committee-kind',
    standard: '统计用区划代码',
    zh: '村级单位类别',
    source: 'counts measured in the list of 2023, meaning [recalled]',
  },
  '0 居民委员会, 1 居民委员会, 2 村民委员会, 3 村民委员会, 4 类似居民委员会, 5 类似村民委员会',
);
