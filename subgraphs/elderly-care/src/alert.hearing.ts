import { type Context, followingCases, type Heard, placeOf, registryAt, textOf } from '@linli/kit';
import { alerts, type Alert } from './alert.model.ts';
import { closeByCase, follow, nameWorker } from './alert.rules.ts';
import { settingsAt } from './care-settings.reading.ts';

/** jurisdictions: who is nearest and on duty, or nobody. */
export async function hearWorkerNamed(heard: Heard, context: Context): Promise<void> {
  const there = registryAt(heard.jurisdiction, context);
  const known = await there.open(alerts).find(textOf(heard.data['alert']));
  if (!known) return;
  const minutes = await settingsAt(context, placeOf(known));
  const named = { worker: textOf(heard.data['worker']) || null, user: textOf(heard.data['user']) || null };
  await there.open(alerts).amend(known.id, (row) => nameWorker(row, named, { now: there.now, minutes }));
}

/** cases: what becomes of the case that was opened for an alert. */
export const caseOfAlert = followingCases<Alert>({
  source: alerts,
  named: 'alert',
  waiting: { isOpen: true },
  act: ({ open, now }, id, rule) => open(alerts).amend(id, (row) => rule(row, now)),
  follow,
  closed: closeByCase,
  voided: closeByCase,
});
