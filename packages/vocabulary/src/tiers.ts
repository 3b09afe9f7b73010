import { levelOf, parentOf, pathOf, type Level, type Tier } from './division.ts';

/** How a place is run. A two-tier node stands at street position and plays community too. */
export type AdminModel = 'THREE_TIER' | 'TWO_TIER';

/** Says whether a street-position node is run in two tiers. Data, not a rule of codes: the caller brings it. */
export type IsTwoTier = (code: string) => boolean;

const usual: Partial<Record<Level, readonly Tier[]>> = {
  DISTRICT: ['DISTRICT'],
  STREET: ['STREET'],
  COMMUNITY: ['COMMUNITY'],
};

// 东莞, 中山 and 儋州 have no districts: the city does their part (statistics bureau's list of 2023).
const districtsThemselves = new Set(['441900000000', '442000000000', '460400000000']);

/** The tiers a node performs. A committee below a two-tier node has no administrative step of its own. */
export function tiersOf(code: string, isTwoTier: IsTwoTier): readonly Tier[] {
  const level = levelOf(code);
  if (level === 'STREET' && isTwoTier(code)) return ['STREET', 'COMMUNITY'];
  const parent = parentOf(code);
  if (level === 'COMMUNITY' && parent && isTwoTier(parent)) return ['SELF_GOVERNANCE'];
  return districtsThemselves.has(code) ? ['DISTRICT'] : (usual[level] ?? []);
}

/** The nearest node, itself or above, that performs a tier; null when none does. */
export function resolveTier(code: string, tier: Tier, isTwoTier: IsTwoTier): string | null {
  return [...pathOf(code)].reverse().find((node) => tiersOf(node, isTwoTier).includes(tier)) ?? null;
}

const upwards: readonly Tier[] = ['COMMUNITY', 'STREET', 'DISTRICT'];

/** One step up: the tier reached at the next distinct node, and the tiers that fell together with where one stood. */
export interface StepUp {
  readonly tier: Tier;
  readonly node: string;
  readonly collapsed: readonly Tier[];
}

/** The next *distinct* node above `tier`; null at the top. In a two-tier place the street step is collapsed. */
export function stepUp(code: string, tier: Tier, isTwoTier: IsTwoTier): StepUp | null {
  const here = resolveTier(code, tier, isTwoTier);
  const collapsed: Tier[] = [];
  for (const next of upwards.slice(upwards.indexOf(tier) + 1)) {
    const node = resolveTier(code, next, isTwoTier);
    if (node && node !== here) return { tier: next, node, collapsed };
    if (node) collapsed.push(next);
  }
  return null;
}
