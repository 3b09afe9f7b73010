import { wholeCode } from './division.ts';
import type { IsTwoTier } from './tiers.ts';
import { units } from './two-tier-units.ts';

/** How we know: a field paper says so, or only the unit's name and position suggest it. */
export type Confidence = 'stated' | 'inferred';

/** A unit at street position whose name says community 社区 or service centre 服务中心. */
export interface TwoTierUnit {
  readonly code: string;
  readonly name: string;
  readonly confidence: Confidence;
}

// One field paper says it of 滨湖世纪社区 alone.
const stated = new Set(['340111400']);

/** Every unit of the national list (2023) that may be run in two tiers. */
export const twoTierUnits: readonly TwoTierUnit[] = units.map(([code, name]) => ({
  code: wholeCode(code),
  name,
  confidence: stated.has(code) ? 'stated' : 'inferred',
}));

/** The answer for the tier resolver: the stated ones only, or the inferred ones as well. */
export function twoTierBy(confidence: Confidence): IsTwoTier {
  const counted = twoTierUnits.filter((unit) => confidence === 'inferred' || unit.confidence === 'stated');
  const codes = new Set(counted.map(({ code }) => code));
  return (code) => codes.has(code);
}
