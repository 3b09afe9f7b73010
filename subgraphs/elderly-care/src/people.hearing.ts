import { type Context, type Decision, type Heard, type Where, placeOf, registryAt, textOf } from '@linli/kit';
import { isElderly } from './age.ts';
import { elders } from './elder-profile.model.ts';
import { profiled } from './elder.rules.ts';
import { meals } from './meal-order.model.ts';
import { people, type Person, type PersonFields } from './person.model.ts';
import { answers } from './satisfaction-answer.model.ts';
import { owned, type OwnedRow, settleAround } from './settle.carry.ts';

type Facts = Pick<PersonFields, 'alone' | 'band'>;

/** Age band and living alone, where an event says them. */
function factsIn({ data }: Heard): Facts | null {
  if (!('ageBand' in data)) return null;
  const band = textOf(data['ageBand']);
  const isElder = isElderly(band);
  return { band: isElder ? band : null, alone: isElder && data['livesAlone'] === true };
}

type Changed = Partial<PersonFields> & { readonly place?: string };

const facts = (heard: Heard): Changed => factsIn(heard) ?? {};

// What each event says of the resident it is about.
const says: Readonly<Record<string, (heard: Heard) => Changed>> = {
  'resident.registered': facts,
  'resident.changed': facts,
  'resident.aged': facts,
  'resident.alone-changed': facts,
  'resident.death-undone': (heard) => ({ ...facts(heard), status: 'PRESENT' }),
  'resident.moved': (heard) => ({ ...facts(heard), place: textOf(heard.data['to']) }),
  'resident.moved-out': () => ({ status: 'LEFT' }),
  'resident.deceased': () => ({ status: 'DECEASED' }),
  'resident.merged': ({ data }) => ({ into: textOf(data['into']) || null }),
  'resident.unmerged': () => ({ into: null }),
};

export const aboutPeople: readonly string[] = [...Object.keys(says), 'resident.erased'];

const ROUND = { limit: 200 };

/** Without a name; a meal that was to come is not cooked. */
const unnamed = ({ state }: OwnedRow): Decision<OwnedRow> => ({
  set: { resident: '', elder: '', ...(state === 'PLACED' ? { state: 'CANCELLED' } : {}) },
});

const kept: readonly unknown[] = [meals, answers];

/** Nothing of a person stays; what was eaten and answered stays without a name. */
async function forget({ open }: Context, resident: string): Promise<void> {
  for (const source of owned) {
    const asked = { resident } as Where<OwnedRow>;
    for (;;) {
      const rows = await open(source).some(asked, ROUND);
      for (const { id } of rows)
        if (kept.includes(source)) await open(source).amend(id, unnamed);
        else await open(source).remove(id, null, () => ({}));
      if (rows.length < ROUND.limit) break;
    }
  }
  if (await open(elders).find(resident)) await open(elders).remove(resident, null, () => ({}));
}

const blank = { status: 'PRESENT', band: null, alone: false, into: null, said: 0 } as const;

async function put(context: Context, heard: Heard, known: Person | null): Promise<void> {
  const { place, ...set } = says[heard.type ?? '']?.(heard) ?? {};
  const { open } = context;
  const next = { ...set, said: heard.version };
  if (known) {
    const to = place && place !== placeOf(known) ? { moveTo: place } : {};
    await open(people).amend(known.id, () => ({ set: next, ...to }));
  } else {
    const decision = { set: { ...blank, ...next } };
    await open(people).insertMany([{ id: heard.subject, place: place || heard.jurisdiction, decision }]);
  }
}

/** One thing population says of one resident. Whoever is no elder, and was none before, is not kept. */
export async function hearPerson(heard: Heard, context: Context): Promise<void> {
  const there = registryAt(heard.jurisdiction, context);
  const known = await there.open(people).find(heard.subject);
  if (known && known.said >= heard.version) return;
  if (heard.type === 'resident.erased') return erase(there, known);
  if (!known && !factsIn(heard)?.band) return;
  const before = known?.into ?? null;
  await put(there, heard, known);
  const around = [heard.subject, before, textOf(heard.data['into'])].filter((id): id is string => Boolean(id));
  await settleAround(there, around);
}

async function erase(there: Context, known: Person | null): Promise<void> {
  if (!known) return;
  await there.open(people).remove(known.id, null, () => ({}));
  await forget(there, known.id);
  await settleAround(
    there,
    [known.id, known.into].filter((id): id is string => Boolean(id)),
  );
}

/** Residents who were registered just now, many at once: only elders are kept. */
export async function hearRegistered(heard: readonly Heard[], context: Context): Promise<void> {
  const found = heard.flatMap((each) => {
    const told = factsIn(each);
    return told?.band ? [{ each, told }] : [];
  });
  if (found.length === 0) return;
  const there = registryAt(found[0]?.each.jurisdiction ?? '', context);
  const known = await there.open(people).findMany(found.map(({ each }) => each.subject));
  const fresh = found.filter((_, at) => !known[at]);
  for (const { each } of found.filter((_, at) => known[at])) await hearPerson(each, context);
  await there.open(people).insertMany(
    fresh.map(({ each, told }) => ({
      id: each.subject,
      place: each.jurisdiction,
      decision: { set: { ...blank, ...told, said: each.version } },
    })),
  );
  await there
    .open(elders)
    .insertMany(
      fresh.map(({ each, told }) => ({ id: each.subject, place: each.jurisdiction, decision: profiled(told, 'FACT') })),
    );
  // Somebody else's record may be known to have become part of one of these before it was heard of.
  const into = fresh.map(({ each }) => each.subject);
  const waiting = await there.open(people).some({ into }, ROUND);
  if (waiting.length > 0)
    await settleAround(
      there,
      waiting.flatMap((row) => [row.id, row.into ?? row.id]),
    );
}
