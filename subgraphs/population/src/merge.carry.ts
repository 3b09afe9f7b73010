import { fail, newId, type Context, placeOf } from '@linli/kit';
import { households } from './household.model.ts';
import { settle } from './household.carry.ts';
import { confirmPair, dismissPair, meetingPlace, reopen, suggestByHand } from './duplicate.rules.ts';
import { candidates, type MergeCandidate } from './merge-candidate.model.ts';
import { moveAll, moveBack } from './merge.moves.ts';
import { merges, type Merge } from './merge.model.ts';
import { beforeOf, combined, ended, restored, revived, sides, takenFrom, undo } from './merge.rules.ts';
import type { Target } from './move.carry.ts';
import { residents, type Resident } from './resident.model.ts';
import type { ResidentField } from './words.field.ts';
import { safeFacts } from './safe-facts.ts';

export async function suggestPair({ open }: Context, ids: readonly [string, string], reason: string) {
  const [a, b] = [await open(residents).load(ids[0]), await open(residents).load(ids[1])];
  const place = meetingPlace(a, b) ?? fail('DUPLICATE_PAIR');
  return open(candidates).insert(place, suggestByHand(a, b, reason));
}

export const dismiss = (context: Context, { id, version }: Target, reason: string): Promise<MergeCandidate> =>
  context.open(candidates).change(id, version, (row) => dismissPair(row, reason, context));

interface Merging {
  readonly survivor: string;
  readonly fromOther: readonly ResidentField[];
  readonly reason: string;
}

const home = ({ householdId = null, relationToHead = null, houseId = null }: Resident) => ({
  householdId,
  relationToHead,
  houseId,
});

/** The household that ended with the one who ended, if it did. */
async function settleBoth(context: Context, into: Resident, from: Resident): Promise<string | null> {
  const left = await settle(context, from.householdId);
  await settle(context, into.householdId ?? from.householdId);
  if (left?.state !== 'DISSOLVED') return null;
  const dissolvedInto = into.householdId ?? null;
  await context.open(households).amend(left.id, () => ({ set: { dissolvedInto } }));
  return left.id;
}

/** Two records become one: fields, residences, household, relatives, tags and requests, in one transaction. */
export async function merge(context: Context, { id, version }: Target, merging: Merging): Promise<Merge> {
  const { open, viewer, now } = context;
  const pair = await open(candidates).load(id);
  const both = [await open(residents).load(pair.a), await open(residents).load(pair.b)] as const;
  const { into, from } = sides(pair, both, merging.survivor);
  const taken = takenFrom(into, from, merging.fromOther);
  const { set, changed } = combined(into, from, { taken, now });
  const tags = from.careTags.filter((tag) => !into.careTags.includes(tag));
  const moved = await moveAll(context, from, into);
  const takesHome = !into.householdId && Boolean(from.householdId);
  const household = takesHome ? (from.householdId ?? null) : null;
  const waits = moved.filter(({ kind }) => kind === 'CHANGE').length > 0 ? from.pendingChanges : 0;
  const mergeId = newId();
  await open(candidates).change(id, version, (row) => confirmPair(row, mergeId, context));
  // The login of the one who ends is free before the other takes it.
  await open(residents).amend(from.id, () => ({ set: { status: 'MERGED', account: null } }));
  await open(residents).amend(into.id, (row) => ({
    set: {
      ...set,
      careTags: [...row.careTags, ...tags],
      ...(row.account ? {} : { account: from.account ?? null }),
      ...(takesHome ? home(from) : {}),
      pendingChanges: row.pendingChanges + waits,
      openRequests: row.openRequests + from.openRequests,
    },
    event: { type: 'resident.changed', data: { fields: 'merge', ...safeFacts(row, set) } },
  }));
  const dissolved = await settleBoth(context, takesHome ? { ...into, ...home(from) } : into, from);
  const ends = { into: into.id, household: into.householdId ?? household, dissolved };
  await open(residents).amend(from.id, (row) => ended(row, ends, merging.reason));
  const [made] = await open(merges).insertMany([
    {
      id: mergeId,
      place: placeOf(pair),
      decision: {
        set: {
          candidateId: id,
          into: into.id,
          from: from.id,
          chosen: merging.fromOther,
          taken: changed,
          tags,
          account: from.account ?? null,
          household,
          dissolved,
          status: from.status,
          moved,
          before: beforeOf(into, changed),
          state: 'MERGED',
          mergedBy: viewer.id,
          mergedAt: now,
          reason: merging.reason,
        },
        reason: merging.reason,
      },
    },
  ]);
  return made ?? fail('INTERNAL');
}

/** The two are two again: everything that went over goes back, and what was changed since stays with the survivor. */
export async function undoMerge(context: Context, { id, version }: Target, reason: string): Promise<Merge> {
  const { open, now } = context;
  const seen = await open(merges).load(id);
  const survivor = await open(residents).load(seen.into);
  const done = await open(merges).change(id, version, (row) => undo(row, survivor, context));
  const from = await open(residents).load(done.from);
  for (const row of done.moved) await moveBack(context, row, from.id);
  await open(residents).amend(survivor.id, (row) => {
    const back = restored(row, from, done, now);
    const leaves = Boolean(done.household) && row.householdId === done.household;
    return {
      set: {
        ...back,
        ...(leaves ? { householdId: null, relationToHead: null, houseId: null, livesAlone: false } : {}),
        pendingChanges: Math.max(0, row.pendingChanges - from.pendingChanges),
        openRequests: Math.max(0, row.openRequests - from.openRequests),
      },
      event: {
        type: 'resident.changed',
        data: { fields: 'merge', ...safeFacts(row, { ...back, ...(leaves ? { livesAlone: false } : {}) }) },
      },
    };
  });
  await open(residents).amend(from.id, (row) => revived(row, done, { survivor, reason }));
  await settle(context, from.householdId);
  await settle(context, survivor.householdId);
  await open(candidates).amend(done.candidateId, reopen);
  return done;
}
