import type { Context, Heard } from '@linli/kit';
import { readAddress } from '@linli/vocabulary';
import { erasures } from './erasure.model.ts';
import { ownerWord } from './house.fields.ts';
import { houses, type House } from './house.model.ts';
import { ownerForgotten } from './house.rules.ts';
import type { Occupant } from './occupant.model.ts';

type Told = Pick<Heard, 'jurisdiction' | 'subject' | 'whisper'>;

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Who it is, as population says it to housing alone; null when nobody said. */
function whoIn({ whisper = {} }: Told) {
  const name = textIn(whisper['name']);
  const [idNumber, phone, birthDate] = ['idNumber', 'phone', 'birthDate'].map((field) => textIn(whisper[field]));
  return name ? { name, idNumber: idNumber ?? null, phone: phone ?? null, birthDate: birthDate ?? null } : null;
}

type Who = NonNullable<ReturnType<typeof whoIn>>;

/** Houses that name them as their owner, wherever they live themselves. */
async function ownedBy({ open }: Context, { name, phone }: Who): Promise<readonly House[]> {
  const word = ownerWord({ ownerName: name, ownerPhone: phone });
  return word ? ((await open(houses).lookupMany('owner', [word])).get(word) ?? []) : [];
}

async function livedIn({ open }: Context, lived: readonly Occupant[]): Promise<readonly House[]> {
  const owned = lived.filter(({ relation }) => relation === 'OWNER').map(({ house }) => house);
  return (await open(houses).findMany([...new Set(owned)])).filter((house) => house !== null);
}

const homeOf = ({ addressKey, room }: House): readonly string[] => [readAddress(addressKey).building ?? '', room];

/**
 * Nobody owns these houses any more: those somebody lived in as the only owner, and those that name them. Ledgers of
 * houses that are kept are looked through afterwards.
 */
export async function forgetOwner(context: Context, told: Told, lived: readonly Occupant[]): Promise<void> {
  const who = whoIn(told);
  const homes = await livedIn(context, lived);
  const named = who ? await ownedBy(context, who) : [];
  const owned = [...new Map([...homes, ...named].map((house) => [house.id, house])).values()];
  for (const { id } of owned) await context.open(houses).amend(id, (house) => ownerForgotten(house, who?.name ?? null));
  if (!who) return;
  const { name, idNumber, phone, birthDate } = who;
  await erasures.leave(context, told.jurisdiction, {
    records: [told.subject, ...owned.map(({ id }) => id)],
    numbers: idNumber ? [idNumber] : [],
    name,
    birthDate,
    beside: [...(phone ? [[phone]] : []), ...owned.map(homeOf)],
    at: context.now,
  });
}
