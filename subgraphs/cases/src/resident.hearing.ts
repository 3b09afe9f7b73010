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

const ROUND = 500;

type Relinking = (links: readonly CaseLink[]) => readonly CaseLink[];

/** Changes the links of all cases of the district that name a person. A case that changes names them no more. */
async function relink(
  heard: Heard,
  context: Context,
  { id, links }: { readonly id: string; readonly links: Relinking },
) {
  const { open } = context.asService('residents', districtOf(heard.jurisdiction));
  const asked = { 'links.id': id } as Where<Case>;
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
  return relink(heard, context, { id: going.from, links: (links) => links.map(merged(going)) });
}

/** population: they are two after all. */
export function hearResidentUnmerged(heard: Heard, context: Context): Promise<void> {
  const going = goingOf(heard);
  return relink(heard, context, { id: going.into, links: (links) => links.map(unmerged(going)) });
}

/** population: the person is erased; no case names them any more. */
export const hearResidentErased = (heard: Heard, context: Context): Promise<void> =>
  relink(heard, context, {
    id: heard.subject,
    links: (links) => links.filter((link) => !isResident(link) || link.id !== heard.subject),
  });
