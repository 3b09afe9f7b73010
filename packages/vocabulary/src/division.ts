/** What a code's digits say about its position in the tree. Not what the node does: that is its tiers. */
export type Level = 'PROVINCE' | 'CITY' | 'DISTRICT' | 'STREET' | 'COMMUNITY' | 'GRID_1' | 'GRID_2' | 'GRID_3';

/** What a node does in a workflow 层级. Steps name a tier, never a node. */
export type Tier = 'DISTRICT' | 'STREET' | 'COMMUNITY' | 'SELF_GOVERNANCE';

// Twelve digits: province 2, city 2, district 2, street 3, community 3 (统计用区划代码).
// Grids add three digits a level; the length is our convention, because GB/T 34300 could not be read.
const digits: readonly (readonly [Level, number])[] = [
  ['PROVINCE', 2],
  ['CITY', 4],
  ['DISTRICT', 6],
  ['STREET', 9],
  ['COMMUNITY', 12],
  ['GRID_1', 15],
  ['GRID_2', 18],
  ['GRID_3', 21],
];

const written = /^(\d{12}|\d{15}|\d{18}|\d{21})$/;

/** Whether a text is a whole node: 12 digits of a division, or 15, 18, 21 of a grid. */
export const isCode = (text: string): boolean => written.test(text) && text.slice(0, 2) !== '00';

/** Takes what people write (340111, 340103009) to the node's full twelve digits. Anything else comes back as it is. */
export function wholeCode(text: string): string {
  return /^(\d{2}|\d{4}|\d{6}|\d{9})$/.test(text) ? text.padEnd(12, '0') : text;
}

/** The level a code is written at. `340111000000` is a DISTRICT, `340111400000` a STREET. */
export function levelOf(code: string): Level {
  const grid = digits.find(([, length]) => length > 12 && length === code.length);
  if (grid) return grid[0];
  const bare = digits.find(([, length]) => length <= 12 && /^0*$/.test(code.slice(length)));
  return bare?.[0] ?? 'COMMUNITY';
}

function pathFound(code: string): readonly string[] {
  const own = levelOf(code);
  const upTo = digits.findIndex(([level]) => level === own);
  const nodes = digits.slice(0, upTo + 1).map(([, length]) => code.slice(0, length).padEnd(12, '0'));
  return Object.freeze([...new Set(nodes)]);
}

// Every row that is written or asked about has one; a city of a million has some ten thousand nodes.
const kept = new Map<string, readonly string[]>();
const MOST_KEPT = 20_000;

/**
 * The node and all above it, highest first; grids last. Cities without districts (441900) stand in it once.
 * Scope is equality on one of these: `340111010000` and `340111011000` have no node below the district in common.
 */
export function pathOf(code: string): readonly string[] {
  const known = kept.get(code);
  if (known) return known;
  const path = pathFound(code);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(code, path);
  return path;
}

/** The next node above, or null for a province. */
export const parentOf = (code: string): string | null => pathOf(code).at(-2) ?? null;

/** Whether `code` is `node` itself or stands below it. */
export const isWithin = (code: string, node: string): boolean => pathOf(code).includes(node);

/** The twelve-digit node a grid belongs to; a division is its own. */
export const divisionOf = (code: string): string => code.slice(0, 12);

/** The district a node lies in, as a shard key and as the home of an audit chain; a higher node is its own. */
export const districtOf = (code: string): string => code.slice(0, 6).padEnd(12, '0');

/** The province a node lies in: people, homes and what belongs to them lie no further apart. */
export const provinceOf = (code: string): string => code.slice(0, 2).padEnd(12, '0');
