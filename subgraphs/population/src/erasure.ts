import { type Context, placeOf } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { changeRecords } from './change-record.model.ts';
import { consents } from './consent.model.ts';
import { erasures } from './erasure.model.ts';
import { settle } from './household.carry.ts';
import { households } from './household.model.ts';
import { kinships } from './kinship.model.ts';
import { candidates } from './merge-candidate.model.ts';
import { merges } from './merge.model.ts';
import { residences } from './residence.model.ts';
import { residents, type Resident } from './resident.model.ts';
import { specialTags } from './special-tag.model.ts';
import { accesses } from './special-tag-access.model.ts';
import { subjectRequests } from './subject-request.model.ts';

type Open = Pick<Context, 'open'>;

// Rows of one person; a round for each five hundred.
const ROUND = { limit: 500 };
const quietly = (): object => ({});

/** Takes rows away until there are none. */
async function clear(
  some: () => Promise<readonly { readonly id: string }[]>,
  remove: (id: string) => Promise<void>,
): Promise<void> {
  for (let rows = await some(); rows.length > 0; rows = await some()) for (const { id } of rows) await remove(id);
}

const clearHomes = ({ open }: Open, residentId: string): Promise<void> =>
  clear(
    () => open(residences).some({ residentId }, ROUND),
    (id) => open(residences).remove(id, null, quietly),
  );

async function clearTags({ open }: Open, residentId: string | readonly string[]): Promise<void> {
  const tags = await open(specialTags).some({ residentId }, ROUND);
  for (const { id: tagId } of tags) {
    await clear(
      () => open(accesses).some({ tagId }, ROUND),
      (id) => open(accesses).remove(id, null, quietly),
    );
    await open(specialTags).remove(tagId, null, quietly);
  }
}

/** What was said of a person, or of some, goes first. */
export async function clearAround({ open }: Open, residentId: string | readonly string[]): Promise<void> {
  const own = { residentId };
  await clear(
    () => open(changeRecords).some(own, ROUND),
    (id) => open(changeRecords).remove(id, null, quietly),
  );
  await clear(
    () => open(consents).some(own, ROUND),
    (id) => open(consents).remove(id, null, quietly),
  );
  for (const where of [own, { relativeId: residentId }])
    await clear(
      () => open(kinships).some(where, ROUND),
      (id) => open(kinships).remove(id, null, quietly),
    );
  for (const where of [{ into: residentId }, { from: residentId }])
    await clear(
      () => open(merges).some(where, ROUND),
      (id) => open(merges).remove(id, null, quietly),
    );
  for (const where of [{ a: residentId }, { b: residentId }])
    await clear(
      () => open(candidates).some(where, ROUND),
      (id) => open(candidates).remove(id, null, quietly),
    );
  await clearTags({ open }, residentId);
}

/** Of what the person asked before, what was handed over and said goes; the request that erases them says why it may. */
async function clearRequests({ open }: Open, residentId: string): Promise<void> {
  for (const { id, kind, state } of await open(subjectRequests).some({ residentId }, ROUND)) {
    const isReason = kind === 'DELETE' && state === 'FULFILLED';
    const words = isReason ? {} : { reason: null, identityEvidence: null, account: null };
    await open(subjectRequests).amend(id, () => ({ set: { copy: null, wish: null, ...words } }));
  }
}

/** What a person is known by, also where nobody knows their id. */
const whoIs = ({ name, idNumber, phone, birthDate }: Resident) => ({
  name,
  idNumber: idNumber ?? null,
  phone: phone ?? null,
  birthDate: birthDate ?? null,
});

/** Ledgers that are kept name them until they are looked through. */
async function leaveNote(wide: Context, resident: Resident): Promise<void> {
  const { idNumber, phone, ...called } = whoIs(resident);
  await erasures.leave(wide, placeOf(resident), {
    records: [resident.id],
    numbers: idNumber ? [idNumber] : [],
    beside: phone ? [[phone]] : [],
    at: wide.now,
    ...called,
  });
}

/** The household goes on without the person, or ends and keeps no number. */
async function leaveHome(wide: Context, { id, householdId }: Resident): Promise<string | null> {
  if (!householdId) return null;
  await wide.open(residents).amend(id, () => ({ set: { householdId: null, status: 'MOVED' } }));
  const left = await settle(wide, householdId);
  if (left?.state !== 'DISSOLVED') return null;
  await wide.open(households).amend(left.id, () => ({ set: { number: null } }));
  return left.id;
}

/**
 * Takes a person out of every collection here, and tells the others to do the same. Records that were merged into this
 * one are the same person and go with it. What stands around a person stands in other places of the district too, where
 * whoever decides may not look. Ledgers that are kept are looked through afterwards. Of owners housing knows no id: it is
 * told who it is, and nobody else is. What remains are ids in the audit ledger.
 */
export async function erase(context: Context, resident: Resident, reason: string): Promise<void> {
  const wide = context.asService('erasure', districtOf(resident.jurisdiction));
  for (const merged of await wide.open(residents).some({ mergedInto: resident.id }, ROUND))
    await erase(wide, merged, reason);
  await clearHomes(wide, resident.id);
  await clearAround(wide, resident.id);
  await clearRequests(wide, resident.id);
  await leaveNote(wide, resident);
  const dissolved = await leaveHome(wide, resident);
  const event = { type: 'resident.erased', data: { dissolved }, whisper: whoIs(resident) } as const;
  await context.open(residents).remove(resident.id, null, () => ({ event, reason }));
}
