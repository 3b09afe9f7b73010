import { type Context, type Heard, type Where, textOf } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import type { CaseLink } from './case.fields.ts';
import { cases, type Case } from './case.model.ts';

/** A resident's record that goes over to another, or comes back. */
interface Going {
  readonly into: string;
  readonly from: string;
}

const goingOf = ({ data }: Heard): Going => ({ into: textOf(data['into']), from: textOf(data['from']) });

const isResident = ({ kind }: CaseLink): boolean => kind === 'RESIDENT';

/** Points at the one who goes on, and remembers whom it pointed at. */
export const merged =
  ({ into, from }: Going) =>
  (link: CaseLink): CaseLink =>
    isResident(link) && link.id === from ? { ...link, id: into, was: [...(link.was ?? []), from] } : link;

/** Points where it pointed before the merge that is undone; a link made since stays. */
export const unmerged =
  ({ into, from }: Going) =>
  (link: CaseLink): CaseLink =>
    isResident(link) && link.id === into && link.was?.at(-1) === from
      ? { ...link, id: from, was: link.was.slice(0, -1) }
      : link;

/** Names nobody who was erased. Who was merged into somebody erased goes with them, whichever is heard of first. */
const named =
  (erased: string) =>
  (link: CaseLink): boolean =>
    !isResident(link) || (link.id !== erased && !link.was?.includes(erased));

const ROUND = 500;

interface Relinking {
  /** Where the links name the person: now, or before a merge. */
  readonly by: 'links.id' | 'links.was';
  readonly person: string;
  readonly links: (links: readonly CaseLink[]) => readonly CaseLink[];
}

/** Changes the links of all cases of the district that name a person. A case that changes names them no more. */
async function relink(heard: Heard, context: Context, { by, person, links }: Relinking): Promise<void> {
  const { open } = context.asService('residents', districtOf(heard.jurisdiction));
  const asked = { [by]: person } as Where<Case>;
  const done = new Set<string>();
  for (;;) {
    const rows = (await open(cases).some(asked, { limit: ROUND })).filter((row) => !done.has(row.id));
    for (const row of rows) {
      done.add(row.id);
      const next = links(row.links);
      const isSame = next.length === row.links.length && next.every((link, at) => link === row.links[at]);
      if (!isSame) await open(cases).amend(row.id, () => ({ set: { links: next } }));
    }
    if (rows.length === 0) return;
  }
}

/** population: two records are one person. */
export function hearResidentMerged(heard: Heard, context: Context): Promise<void> {
  const going = goingOf(heard);
  return relink(heard, context, { by: 'links.id', person: going.from, links: (links) => links.map(merged(going)) });
}

/** population: they are two after all. */
export function hearResidentUnmerged(heard: Heard, context: Context): Promise<void> {
  const going = goingOf(heard);
  return relink(heard, context, { by: 'links.was', person: going.from, links: (links) => links.map(unmerged(going)) });
}

/** population: the person is erased; no case names them any more. */
export async function hearResidentErased(heard: Heard, context: Context): Promise<void> {
  const { subject: person } = heard;
  const links = (all: readonly CaseLink[]) => all.filter(named(person));
  await relink(heard, context, { by: 'links.id', person, links });
  await relink(heard, context, { by: 'links.was', person, links });
}
