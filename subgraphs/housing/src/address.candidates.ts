import type { Building } from './building.model.ts';
import type { Estate } from './estate.model.ts';
import type { House } from './house.model.ts';

type Missing = 'BUILDING' | 'UNIT' | 'ROOM';

/** One thing an address may mean. */
export interface Candidate {
  readonly score: number;
  readonly missing: readonly Missing[];
  readonly estate: Estate | null;
  readonly building: Building | null;
  readonly house: House | null;
}

const MOST = 10;
// Each layer that was named and not found makes a candidate that much less likely.
const LOST = 0.6;

export const lessFor = (missing: readonly Missing[]): number => LOST ** missing.length;

const rounded = (score: number): number => Math.round(Math.min(score, 1) * 1_000) / 1_000;

// Of two that are equally likely, the one that comes first on the list of doors.
const doorOf = ({ estate, building, house }: Candidate): string =>
  house?.door ?? building?.door ?? estate?.addressKey ?? '';

const markOf = ({ estate, building, house }: Candidate): string => house?.id ?? building?.id ?? estate?.id ?? '';

/** The best first, each thing once. */
export function ranked(all: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<string, Candidate>();
  for (const each of all) {
    const before = best.get(markOf(each));
    if (!before || before.score < each.score) best.set(markOf(each), { ...each, score: rounded(each.score) });
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (doorOf(a) < doorOf(b) ? -1 : 1)).slice(0, MOST);
}
