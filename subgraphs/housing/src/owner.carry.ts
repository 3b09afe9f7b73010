import type { Context, Heard } from '@linli/kit';
import { readAddress } from '@linli/vocabulary';
import { erasures } from './erasure.model.ts';
import { houses, type House } from './house.model.ts';
import type { Occupant } from './occupant.model.ts';
import { onlyOwnerForgotten } from './owner.rules.ts';

type Told = Pick<Heard, 'jurisdiction' | 'subject' | 'whisper'>;

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Who it is, as population says it to housing alone; null when nobody said. */
function whoIn({ whisper = {} }: Told) {
  const name = textIn(whisper['name']);
  const [idNumber, phone, birthDate] = ['idNumber', 'phone', 'birthDate'].map((field) => textIn(whisper[field]));
  return name ? { name, idNumber: idNumber ?? null, phone: phone ?? null, birthDate: birthDate ?? null } : null;
}

async function livedIn({ open }: Context, lived: readonly Occupant[]): Promise<readonly House[]> {
  const owned = lived.filter(({ relation }) => relation === 'OWNER').map(({ house }) => house);
  return (await open(houses).findMany([...new Set(owned)])).filter((house) => house !== null);
}

const homeOf = ({ addressKey, room }: House): readonly string[] => [readAddress(addressKey).building ?? '', room];

/**
 * Nobody owns the houses any more that somebody lived in as the only owner; those that name them the kit finds. Ledgers
 * of houses that are kept are looked through afterwards.
 */
export async function forgetOwner(context: Context, told: Told, lived: readonly Occupant[]): Promise<void> {
  const homes = await livedIn(context, lived);
  for (const { id } of homes) await context.open(houses).amend(id, onlyOwnerForgotten);
  const who = whoIn(told);
  if (!who) return;
  const { name, idNumber, phone, birthDate } = who;
  await erasures.leave(context, told.jurisdiction, {
    records: [told.subject, ...homes.map(({ id }) => id)],
    numbers: idNumber ? [idNumber] : [],
    name,
    birthDate,
    beside: [...(phone ? [[phone]] : []), ...homes.map(homeOf)],
    at: context.now,
  });
}
