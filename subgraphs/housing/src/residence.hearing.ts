import type { Context, Heard } from '@linli/kit';
import { houses } from './house.model.ts';
import { occupants } from './occupant.model.ts';
import { recount } from './occupants.carry.ts';
import { placeOf, provinceOf } from './place.ts';
import type { Relation } from './words.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const relations: readonly string[] = ['OWNER', 'TENANT', 'FAMILY', 'OTHER'] satisfies readonly Relation[];
const relationOf = (value: unknown): Relation =>
  relations.includes(text(value)) ? (text(value) as Relation) : 'OTHER';

/** A person and a house may lie apart; both are in one province. */
export const registry = ({ jurisdiction }: Heard, context: Context): Context =>
  context.asService('registry', provinceOf(jurisdiction));

/** population: somebody lives there from now on. Said twice, it is once. */
export async function hearResidenceStarted(heard: Heard, context: Context): Promise<void> {
  const there = registry(heard, context);
  const { data, subject: residence } = heard;
  const house = await there.open(houses).find(text(data['house']));
  if (!house) return;
  const set = { residence, resident: text(data['resident']), house: house.id, relation: relationOf(data['relation']) };
  const before = await there.open(occupants).findBy({ residence });
  if (before) await there.open(occupants).amend(before.id, () => ({ set }));
  else await there.open(occupants).insert(placeOf(house), { set: { ...set, was: [] } });
  for (const id of new Set([house.id, before?.house ?? house.id])) await recount(there, id);
}

/** population: and no longer. */
export async function hearResidenceEnded(heard: Heard, context: Context): Promise<void> {
  const there = registry(heard, context);
  const before = await there.open(occupants).findBy({ residence: heard.subject });
  if (!before) return;
  await there.open(occupants).remove(before.id, null, () => ({}));
  await recount(there, before.house);
}
