import type { Context, Heard, Hearer } from '@linli/kit';
import { caseOfAlert, hearWorkerNamed } from './alert.hearing.ts';
import { hearTaskAssigned, hearTaskDone } from './meal.hearing.ts';
import { aboutPeople, hearPerson, hearRegistered } from './people.hearing.ts';

const hearers: Readonly<Record<string, Hearer>> = {
  ...Object.fromEntries(aboutPeople.map((type) => [type, hearPerson])),
  'alert.worker-named': hearWorkerNamed,
  'case.opened-for-alert': caseOfAlert.opened,
  ...caseOfAlert.ends,
  'task.assigned': hearTaskAssigned,
  'task.done': hearTaskDone,
};

/** What other subgraphs say, in its order; a ledger of people is thousands of registrations, which are taken in together. */
export async function hear(heard: readonly Heard[], context: Context): Promise<void> {
  let registered: Heard[] = [];
  const settle = async (): Promise<void> => {
    if (registered.length > 0) await hearRegistered(registered, context);
    registered = [];
  };
  for (const each of heard) {
    if (each.type === 'resident.registered') {
      registered.push(each);
      continue;
    }
    await settle();
    await hearers[each.type ?? '']?.(each, context);
  }
  await settle();
}
