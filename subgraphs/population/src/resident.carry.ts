import { checkedCode, dayOf, fail, type Context, placeOf } from '@linli/kit';
import { joiningOf, settle } from './household.carry.ts';
import type { KnownHouse } from './known-house.model.ts';
import { knownFrom, register } from './resident.rules.ts';
import { checkSource } from './judgement.rules.ts';
import { loadHouse, settleIn } from './residence.carry.ts';
import { residents, type Resident } from './resident.model.ts';
import type { ResidentInput } from './schema.types.ts';
import { lookingAt } from './settings.reading.ts';
import type { ResidenceRelation } from './words.ts';

/**
 * Nobody of the caller's place has this number already; who lives elsewhere is found by the search for duplicates. It
 * says who is registered, so it counts as a look-up of whoever asks, also when nothing is registered after all.
 */
async function checkNew({ open }: Context, idNumber: string | null | undefined): Promise<void> {
  if (!idNumber) return;
  const found = await open(residents).lookup('idNumber', idNumber, { limit: 50 });
  const same = found.find(({ status }) => status !== 'MERGED');
  if (same) fail('RESIDENT_EXISTS', { id: same.id });
}

const placeAsked = (place: string | null | undefined): string =>
  place ? checkedCode(place, 'place') : fail('VALUE_MISSING', { field: 'place' });

/** Registers somebody: the record, the household, the main residence, in one go. */
export async function registerResident(context: Context, input: ResidentInput): Promise<Resident> {
  const { open, viewer, now } = context;
  const { place, house, household, relation, relationToHead, source = 'VISIT', ...told } = input;
  checkSource(viewer, source);
  const known = knownFrom(told, dayOf(now));
  const home = house ? await loadHouse(context, house) : null;
  const joining = await joiningOf(context, { household, relationToHead }, null);
  const joined = { ...joining, houseId: home?.house ?? null };
  const at = home ? placeOf(home) : placeAsked(place);
  await checkNew(context, known.idNumber);
  const decision = register(known, source, { ...(await lookingAt(context, at)), joined });
  const made = await open(residents).insert(at, decision);
  if (home) await settleIn(context, made, settlingOf(home, { relation, from: known.arrivalDate ?? dayOf(now) }));
  await settle(context, joined.householdId);
  return again(context, made.id);
}

interface Coming {
  readonly relation?: ResidenceRelation | null | undefined;
  readonly from: string;
}

/** A main residence from a day on. */
export const settlingOf = (house: KnownHouse, { relation, from }: Coming) => ({
  house,
  relation: relation ?? ('OTHER' as const),
  from,
  isMain: true,
});

/** A row as it stands after everything a mutation did to it. */
export const again = ({ open }: Pick<Context, 'open'>, id: string): Promise<Resident> =>
  open(residents).amend(id, () => null);
