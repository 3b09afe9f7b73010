import type { Context, Decision, Heard, Rule } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { visits, type Visit } from './visit.model.ts';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const ROUND = { limit: 500 };

/** Every visit to a household, changed by a rule after which it is found no more. */
async function eachVisit(heard: Heard, context: Context, household: string, rule: Rule<Visit>): Promise<void> {
  const { open } = context.asService('residents', districtOf(heard.jurisdiction));
  const done = new Set<string>();
  for (;;) {
    const rows = (await open(visits).some({ household }, ROUND)).filter(({ id }) => !done.has(id));
    if (rows.length === 0) return;
    for (const { id } of rows) {
      done.add(id);
      await open(visits).amend(id, rule);
    }
  }
}

const going = ({ data }: Heard) => ({ goesOn: text(data['household']), ended: text(data['dissolved']) });

/** population: a household ended with a record that was merged; its visits were visits to the one that goes on. */
export async function hearResidentMerged(heard: Heard, context: Context): Promise<void> {
  const { goesOn, ended } = going(heard);
  if (!goesOn || !ended) return;
  await eachVisit(heard, context, ended, (visit): Decision<Visit> => ({
    set: { household: goesOn, householdWas: [...(visit.householdWas ?? []), ended] },
  }));
}

/** population: the household is there again, and so are its visits. */
export async function hearResidentUnmerged(heard: Heard, context: Context): Promise<void> {
  const { goesOn, ended } = going(heard);
  if (!goesOn || !ended) return;
  await eachVisit(heard, context, goesOn, (visit) => {
    const was = visit.householdWas ?? [];
    return was.at(-1) === ended ? { set: { household: ended, householdWas: was.slice(0, -1) } } : null;
  });
}

/** population: the last person of a household was erased; what was found there is not kept in words. */
export async function hearResidentErased(heard: Heard, context: Context): Promise<void> {
  const { ended } = going(heard);
  if (ended) await eachVisit(heard, context, ended, () => ({ set: { findings: null } }));
}
