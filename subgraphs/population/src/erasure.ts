import type { Context } from '@linli/kit';
import { changeRecords } from './change-record.model.ts';
import { consents } from './consent.model.ts';
import { settle } from './household.carry.ts';
import { kinships } from './kinship.model.ts';
import { candidates } from './merge-candidate.model.ts';
import { merges } from './merge.model.ts';
import { residences } from './residence.model.ts';
import { residents, type Resident } from './resident.model.ts';
import { specialTags } from './special-tag.model.ts';
import { accesses } from './special-tag-access.model.ts';

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

async function clearTags({ open }: Open, residentId: string): Promise<void> {
  const tags = await open(specialTags).some({ residentId }, ROUND);
  for (const { id: tagId } of tags) {
    await clear(
      () => open(accesses).some({ tagId }, ROUND),
      (id) => open(accesses).remove(id, null, quietly),
    );
    await open(specialTags).remove(tagId, null, quietly);
  }
}

/** What stands around a person goes first. */
async function clearAround({ open }: Open, residentId: string): Promise<void> {
  const own = { residentId };
  await clear(
    () => open(residences).some(own, ROUND),
    (id) => open(residences).remove(id, null, quietly),
  );
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

/**
 * Takes a person out of every collection here, and tells the others to do the same. Records that were merged into this
 * one are the same person and go with it. What remains are ids in the ledger.
 */
export async function erase(context: Context, resident: Resident, reason: string): Promise<void> {
  const { open } = context;
  for (const merged of await open(residents).some({ mergedInto: resident.id }, ROUND))
    await erase(context, merged, reason);
  await clearAround(context, resident.id);
  const dissolved = await leaveHome(context, resident);
  const event = { type: 'resident.erased', data: { dissolved } } as const;
  await open(residents).remove(resident.id, null, () => ({ event, reason }));
}

/** The household goes on without the person, or ends. */
async function leaveHome(context: Context, { id, householdId }: Resident): Promise<string | null> {
  if (!householdId) return null;
  await context.open(residents).amend(id, () => ({ set: { householdId: null, status: 'MOVED' } }));
  const left = await settle(context, householdId);
  return left?.state === 'DISSOLVED' ? left.id : null;
}
