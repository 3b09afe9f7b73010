import { checkedCode, fail, type Context, placeOf, registryAt } from '@linli/kit';
import { assessments } from './ability-assessment.model.ts';
import { contacts, type ElderContact } from './elder-contact.model.ts';
import { elders, type ElderProfile } from './elder-profile.model.ts';
import { brought, contactOf, here, profiled, registered } from './elder.rules.ts';
import type { OfElder } from './of-elder.ts';
import { people, type Person } from './person.model.ts';
import type { ElderContactInput, ElderInput } from './schema.types.ts';

/** An elder who lives here, what is made for them, and where. */
export async function forElder(context: Pick<Context, 'open'>, id: string) {
  const elder = here(await context.open(elders).load(id));
  const of: OfElder = { resident: id, elder: id };
  return { elder, of, place: placeOf(elder) };
}

const MOST = { limit: 100 };

const isLater = (a: Date | null | undefined, b: Date | null | undefined): number =>
  (b?.getTime() ?? 0) - (a?.getTime() ?? 0);

/** The assessment that holds for a person: the newest of all that are in force. */
export async function currentOf({ open }: Pick<Context, 'open'>, elder: string) {
  const found = await open(assessments).some({ elder, isCurrent: true }, MOST);
  return [...found].sort((a, b) => isLater(a.publishedAt, b.publishedAt) || (a.id < b.id ? 1 : -1))[0] ?? null;
}

/** Brings the profile of a record in line with what population says and with the assessments. */
export async function bringProfile(context: Context, person: Person): Promise<void> {
  const { open } = context;
  const level = person.into ? null : ((await currentOf(context, person.id))?.level ?? null);
  const known = await open(elders).find(person.id);
  if (known) {
    const place = placeOf(person);
    const moves = placeOf(known) === place ? {} : { moveTo: place };
    await open(elders).amend(person.id, (row) => {
      const decision = brought(row, person, level);
      return decision || moves.moveTo ? { ...(decision ?? { set: {} }), ...moves } : null;
    });
    return;
  }
  if (!person.band || person.status !== 'PRESENT' || person.into) return;
  await open(elders).insertMany([{ id: person.id, place: placeOf(person), decision: profiled(person, 'FACT') }]);
  if (level !== null) await open(elders).amend(person.id, (row) => brought(row, person, level));
}

/** Somebody published, or a year is over: the profile says the level that holds. */
export async function relevel(context: Context, elder: string): Promise<void> {
  const person = await context.open(people).find(elder);
  if (person) await bringProfile(context, person);
}

/** A profile by hand; what population says later goes before it. */
export async function registerElder(context: Context, input: ElderInput): Promise<ElderProfile> {
  const place = checkedCode(input.place, 'place');
  const there = registryAt(place, context);
  const known = await there.open(people).find(input.resident);
  if (known) fail('ELDER_KNOWN', { id: input.resident });
  const decision = registered(input);
  const [made] = await context.open(elders).insertMany([{ id: input.resident, place, decision }]);
  const { ageBand: band, livesAlone: alone } = input;
  await context
    .open(people)
    .insertMany([{ id: input.resident, place, decision: { set: { status: 'PRESENT', band, alone, said: 0 } } }]);
  return made ?? fail('INTERNAL');
}

export async function addContact(context: Context, input: ElderContactInput): Promise<ElderContact> {
  const { of, place } = await forElder(context, input.elder);
  return context.open(contacts).insert(place, contactOf(input, of));
}
