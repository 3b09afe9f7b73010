import { fail, type Decision, placeOf } from '@linli/kit';
import { districtOf, pathOf } from '@linli/vocabulary';
import { ENOUGH, scoreOf } from './duplicate.score.ts';
import type { CandidateFields, MergeCandidate } from './merge-candidate.model.ts';
import type { Resident } from './resident.model.ts';
import type { At } from './resident.rules.ts';

export const pairOf = (a: string, b: string): string => [a, b].sort().join('|');

/** The lowest node above both; null across districts, where nobody decides for both. */
export function meetingPlace(a: Resident, b: Resident): string | null {
  const other = new Set(pathOf(placeOf(b)));
  const common = pathOf(placeOf(a)).filter((node) => other.has(node));
  const place = common.at(-1) ?? null;
  return place && common.includes(districtOf(placeOf(a))) ? place : null;
}

const said = ({ a, b, score }: Pick<CandidateFields, 'a' | 'b' | 'score'>) => ({ a, b, score });

/** A pair that looks like one person; null for one that does not. */
export function suggest(a: Resident, b: Resident): Decision<MergeCandidate> | null {
  const { score, reasons } = scoreOf(a, b);
  if (score < ENOUGH) return null;
  return pairing(a, b, { score, reasons });
}

function pairing(a: Resident, b: Resident, found: Pick<CandidateFields, 'reasons' | 'score'>) {
  const [first, second] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
  const pair = pairOf(first, second);
  const set: CandidateFields = { a: first, b: second, pair, ...found, state: 'SUGGESTED' };
  return { set, event: { type: 'duplicate.suggested', data: said(set) } } as const satisfies Decision<MergeCandidate>;
}

/** Somebody says so, whatever the records have in common. */
export function suggestByHand(a: Resident, b: Resident, reason: string): Decision<MergeCandidate> {
  if (a.id === b.id || a.status === 'MERGED' || b.status === 'MERGED') fail('DUPLICATE_PAIR');
  const { score, reasons } = scoreOf(a, b);
  return { ...pairing(a, b, { score, reasons: [...reasons, 'SUGGESTED_BY_HAND'] }), reason };
}

export function open(row: MergeCandidate): void {
  if (row.state !== 'SUGGESTED') fail('DUPLICATE_DECIDED', { id: row.id });
}

export function dismissPair(row: MergeCandidate, reason: string, { viewer, now }: At): Decision<MergeCandidate> {
  open(row);
  return {
    set: { state: 'DISMISSED', decidedBy: viewer.id, decidedAt: now, reason },
    event: { type: 'duplicate.dismissed', data: said(row) },
    reason,
  };
}

export function confirmPair(row: MergeCandidate, mergeId: string, { viewer, now }: At): Decision<MergeCandidate> {
  open(row);
  return {
    set: { state: 'CONFIRMED', decidedBy: viewer.id, decidedAt: now, mergeId },
    event: { type: 'duplicate.confirmed', data: said(row) },
  };
}

/** A merge was taken back: the pair waits again. */
export const reopen = (row: MergeCandidate): Decision<MergeCandidate> => ({
  set: { state: 'SUGGESTED', decidedBy: null, decidedAt: null, mergeId: null },
  event: { type: 'duplicate.suggested', data: said(row) },
});
