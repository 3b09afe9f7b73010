import { type Context, type Heard, registryOf, textOf } from '@linli/kit';
import { type EndedCaseFields, endedCases } from './ended-case.model.ts';
import { act } from './inspection.carry.ts';
import { inspections } from './inspection.model.ts';
import { comeBack, follow, settle } from './rectification.rules.ts';

const DAY = 86_400_000;
const MOST = 500;
// A case that became another one, which became another one.
const DEEPEST = 5;

type Ending = Pick<EndedCaseFields, 'how' | 'into'>;

const endingOf = ({ open }: Context, caseId: string) => open(endedCases).findBy({ caseId });

/** What the end of a case means for its inspection; of a merged one, how the other ended if that is known. */
async function end(there: Context, id: string, ending: Ending): Promise<void> {
  let known: Ending | null = ending;
  for (let depth = 0; known && depth < DEEPEST; depth += 1) {
    const { how, into }: Ending = known;
    await act(there, { id, version: null }, (row, { now }) => {
      if (how === 'MERGED') return into ? follow(row, into) : null;
      return how === 'CLOSED' ? settle(row, now) : comeBack(row, now);
    });
    known = how === 'MERGED' && into ? await endingOf(there, into) : null;
  }
}

/** cases: this case was opened for an inspection. */
export async function hearCaseOpened(heard: Heard, context: Context): Promise<void> {
  const there = registryOf(heard, context);
  const caseId = textOf(heard.data['case']);
  const known = await there.open(inspections).find(textOf(heard.data['inspection']));
  if (known?.state !== 'TRANSFERRED') return;
  await act(there, { id: known.id, version: null }, (row) => follow(row, caseId));
  const ending = await endingOf(there, caseId);
  if (ending) await end(there, known.id, ending);
}

// A case may lie at another place than the inspection, never in another province.
async function ended(heard: Heard, context: Context, ending: Ending): Promise<void> {
  const there = registryOf(heard, context);
  const { subject: caseId, jurisdiction } = heard;
  const known = await there.open(inspections).findBy({ caseId });
  if (known) await end(there, known.id, ending);
  else if ((await there.open(inspections).findBy({ state: 'TRANSFERRED' })) && !(await endingOf(there, caseId)))
    await there.open(endedCases).insert(jurisdiction, { set: { caseId, ...ending } });
}

/** cases: the case is closed. */
export const hearCaseClosed = (heard: Heard, context: Context): Promise<void> =>
  ended(heard, context, { how: 'CLOSED' });

/** cases: the case was refused, or came to nothing. */
export const hearCaseVoided = (heard: Heard, context: Context): Promise<void> => ended(heard, context, { how: 'VOID' });

/** cases: another case goes on for both. */
export const hearCaseMerged = (heard: Heard, context: Context): Promise<void> =>
  ended(heard, context, { how: 'MERGED', into: textOf(heard.data['into']) });

/** Ends that were kept for a day. */
export async function forgetEndings(context: Context): Promise<number> {
  const until = new Date(context.now.getTime() - DAY);
  const old = await context.open(endedCases).some({ createdAt: { until } }, { limit: MOST });
  return context.eachOne(
    old.map(({ id }) => id),
    (id, { open }) => open(endedCases).remove(id, null, () => ({})),
  );
}
