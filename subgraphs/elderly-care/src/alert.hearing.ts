import { type Context, type Heard, placeOf, registryAt } from '@linli/kit';
import { alerts, type Alert } from './alert.model.ts';
import { closeByCase, follow, nameWorker } from './alert.rules.ts';
import { settingsAt } from './care-settings.reading.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** jurisdictions: who is nearest and on duty, or nobody. */
export async function hearWorkerNamed(heard: Heard, context: Context): Promise<void> {
  const there = registryAt(heard.jurisdiction, context);
  const known = await there.open(alerts).find(text(heard.data['alert']));
  if (!known) return;
  const minutes = await settingsAt(context, placeOf(known));
  const named = { worker: text(heard.data['worker']) || null, user: text(heard.data['user']) || null };
  await there.open(alerts).amend(known.id, (row) => nameWorker(row, named, { now: there.now, minutes }));
}

/** cases: this case was opened for an alert. */
export async function hearCaseOpened(heard: Heard, context: Context): Promise<void> {
  const { open } = registryAt(heard.jurisdiction, context);
  const known = await open(alerts).find(text(heard.data['alert']));
  if (known) await open(alerts).amend(known.id, (row) => follow(row, text(heard.data['case'])));
}

const ofCase = (heard: Heard, { open }: Context): Promise<Alert | null> =>
  open(alerts).findBy({ caseId: heard.subject });

/** cases: another case goes on for both. */
export async function hearCaseMerged(heard: Heard, context: Context): Promise<void> {
  const there = registryAt(heard.jurisdiction, context);
  const known = await ofCase(heard, there);
  const into = text(heard.data['into']);
  if (known && into) await there.open(alerts).amend(known.id, (row) => follow(row, into));
}

/** cases: the case is closed, or came to nothing. */
export async function hearCaseEnded(heard: Heard, context: Context): Promise<void> {
  const there = registryAt(heard.jurisdiction, context);
  const known = await ofCase(heard, there);
  if (known) await there.open(alerts).amend(known.id, (row) => closeByCase(row, there.now));
}
