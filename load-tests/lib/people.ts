/** Somebody at a centre: where the reports go in, and whose boards are read. */
export interface Centre {
  readonly login: string;
  readonly place: string;
  /** A grid with codes that hang in the street. */
  readonly grid: string;
}

/** The two sample centres: two tiers in one, and three tiers. */
export const centres: readonly Centre[] = [
  { login: 'hub-binhu', place: '340111400001', grid: '340111400001001' },
  { login: 'hub-sanxiaokou', place: '340103009001', grid: '340103009001001' },
];

/** Who reads overviews, and of which place: a district, a street, a community. */
export const readers: readonly { readonly login: string; readonly code: string }[] = [
  { login: 'qu-admin', code: '340111' },
  { login: 'street-lead', code: '340103009' },
  { login: 'hub-binhu', code: '340111400' },
];

// Matters a resident may report; without one that wants a photo before.
const matters: readonly (readonly [category: string, title: string])[] = [
  ['A02', '路灯不亮'],
  ['A04', '水管漏水'],
  ['B05', '夜间噪声'],
  ['C02', '车辆占道停放'],
  ['C03', '非机动车乱停放'],
];

/** Some of a list, by a number that goes up. */
export function pick<T>(list: readonly T[], at: number): T {
  const found = list[at % list.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

/** What a report says; `mark` makes it findable afterwards. */
export function matterOf(at: number, mark: string): { category: string; title: string; description: string } {
  const [category, title] = pick(matters, at);
  return { category, title: `${title} ${mark}`, description: `${title}，请派人处理。编号 ${mark}` };
}

/** The day range of an overview: the last ninety days. */
export function lastDays(count: number): { from: string; until: string } {
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  return { from: day(-count), until: day(1) };
}
