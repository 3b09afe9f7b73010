import { none, type Context, type Heard } from '@linli/kit';
import { endedCases } from './ended-case.model.ts';
import { act } from './inspection.carry.ts';
import { inspections, type Inspection } from './inspection.model.ts';
import { registry, textOf } from './place.ts';
import { comeBack, follow, settle } from './rectification.rules.ts';

const MOST = 500;

type How = 'CLOSED' | 'VOID';

// A case may lie at another place than the inspection, never in another province.
const inspectionOf = ({ open }: Context, caseId: string): Promise<Inspection | null> =>
  open(inspections).findBy({ caseId });

const end = (there: Context, id: string, how: How): Promise<Inspection> =>
  act(there, { id, version: null }, (row, { now }) => (how === 'CLOSED' ? settle(row, now) : comeBack(row, now)));

const waiting = ({ open }: Context): Promise<Inspection | null> =>
  open(inspections).findBy({ state: 'TRANSFERRED', caseId: none });

/** How a case ended that was heard of before its beginning. */
const endedBefore = async ({ open }: Context, caseId: string): Promise<How | null> =>
  (await open(endedCases).findBy({ caseId }))?.how ?? null;

// Nobody waits for a case any more: what was kept for whoever did is forgotten.
async function forget(there: Context): Promise<void> {
  if (await waiting(there)) return;
  const kept = await there.open(endedCases).some({}, { limit: MOST });
  for (const { id } of kept) await there.open(endedCases).remove(id, null, () => ({}));
}

/** cases: this case was opened for an inspection. */
export async function hearCaseOpened(heard: Heard, context: Context): Promise<void> {
  const there = registry(heard, context);
  const caseId = textOf(heard.data['case']);
  const known = await there.open(inspections).find(textOf(heard.data['inspection']));
  if (!known || known.state !== 'TRANSFERRED') return;
  await act(there, { id: known.id, version: null }, (row) => follow(row, caseId));
  const how = await endedBefore(there, caseId);
  if (how) await end(there, known.id, how);
  await forget(there);
}

async function ended(heard: Heard, context: Context, how: How): Promise<void> {
  const there = registry(heard, context);
  const known = await inspectionOf(there, heard.subject);
  if (known) {
    await end(there, known.id, how);
    return;
  }
  const waits = await there.open(inspections).findBy({ state: 'TRANSFERRED', caseId: none });
  const isHeard = await there.open(endedCases).findBy({ caseId: heard.subject });
  if (waits && !isHeard)
    await there.open(endedCases).insert(heard.jurisdiction, { set: { caseId: heard.subject, how } });
}

/** cases: the case is closed. */
export const hearCaseClosed = (heard: Heard, context: Context): Promise<void> => ended(heard, context, 'CLOSED');

/** cases: the case was refused, or came to nothing. */
export const hearCaseVoided = (heard: Heard, context: Context): Promise<void> => ended(heard, context, 'VOID');

/** cases: another case goes on for both. */
export async function hearCaseMerged(heard: Heard, context: Context): Promise<void> {
  const there = registry(heard, context);
  const known = await inspectionOf(there, heard.subject);
  const into = textOf(heard.data['into']);
  if (known && into) await act(there, { id: known.id, version: null }, (row) => follow(row, into));
}
