import { pathOf, resolveTier, stepUp, tiersOf, type IsTwoTier, type Tier } from '@linli/vocabulary';
import type { CaseTier } from './words.ts';

/** A node a case can wait at, and the tiers that fall together: no wait and no clock of their own. */
export interface Holder {
  readonly tier: CaseTier;
  readonly nodeCode: string;
  readonly collapsed: readonly CaseTier[];
}

const upwards = ['COMMUNITY', 'STREET', 'DISTRICT'] as const satisfies readonly CaseTier[];

const isCaseTier = (tier: Tier): tier is Exclude<CaseTier, 'GRID'> => tier !== 'SELF_GOVERNANCE';

/** The higher tiers a node performs besides `tier`: in a two-tier place the community is the street as well. */
const togetherAt = (node: string, tier: CaseTier, isTwoTier: IsTwoTier): readonly CaseTier[] =>
  tiersOf(node, isTwoTier).filter((each): each is Exclude<CaseTier, 'GRID'> => each !== tier && isCaseTier(each));

/** The lowest node above a place that has an administrative step: the community, or the street of a street's own matter. */
export function firstHolder(place: string, isTwoTier: IsTwoTier): Holder | null {
  for (const tier of upwards) {
    const nodeCode = resolveTier(place, tier, isTwoTier);
    if (nodeCode) return { tier, nodeCode, collapsed: togetherAt(nodeCode, tier, isTwoTier) };
  }
  return null;
}

/** The next distinct node above a tier. In a two-tier place the street falls together with the community. */
export function nextHolder(place: string, tier: CaseTier, isTwoTier: IsTwoTier): Holder | null {
  if (tier === 'GRID') return firstHolder(place, isTwoTier);
  const up = stepUp(place, tier, isTwoTier);
  if (!up || !isCaseTier(up.tier)) return null;
  return { tier: up.tier, nodeCode: up.node, collapsed: up.collapsed.filter(isCaseTier) };
}

/** Whether a case at `place`, held by `holder`, can be given to a unit at `node`: on its path, at the holder or lower. */
export function canDispatchTo(place: string, holder: string, node: string): boolean {
  const path = pathOf(place);
  return path.indexOf(node) >= path.indexOf(holder) && path.includes(node) && path.includes(holder);
}
