import { dayOf, type Context } from '@linli/kit';
import { dayAfter } from '@linli/vocabulary';
import { birthdaysOn } from './age.ts';
import { NOWHERE } from './nowhere.ts';
import { clocks } from './population-clock.model.ts';
import { birthdayWord, residents } from './resident.model.ts';
import { grow, remind } from './resident.rules.ts';

const BATCH = { limit: 500 };

/** Residents whose time to be verified is over. */
export async function remindAll(context: Context): Promise<number> {
  const due = await context.open(residents).some({ verifyBy: { until: context.now } }, BATCH);
  return context.eachOne(
    due.map(({ id }) => id),
    (id, { open, now }) => open(residents).amend(id, (row) => remind(row, now)),
  );
}

// The letters an id ends in (Crockford's alphabet): a birthday's people come in as many lots.
const lots = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

/** Everybody born on these days, a lot in a transaction; birthdays lie sealed and are found by lookup. */
async function growOn(context: Context, days: readonly string[]): Promise<void> {
  const birthdays = days.flatMap(birthdaysOn);
  await context.eachOne(lots, async (lot, { open, now }) => {
    const words = birthdays.map((birthday) => birthdayWord(birthday, lot));
    const found = [...(await open(residents).lookupMany('birthday', words)).values()].flat();
    const today = dayOf(now);
    for (let at = 0; at < found.length; at += 1_000) {
      const some = found.slice(at, at + 1_000);
      await open(residents).amendMany(some.map(({ id }) => ({ id, rule: (row) => grow(row, today) })));
    }
  });
}

// Longer than any stop of a service: later every age is counted anew by a birthday of its own.
const MOST = 366;

/** Ages follow birthdays, also those of days on which nothing ran. */
export async function celebrate(context: Context): Promise<number> {
  const clock = context.reference(clocks);
  const today = dayOf(context.now);
  const known = await clock.find('birthdays');
  if (known && known.until >= today) return 0;
  const days = [today];
  while (known && days.length < MOST && dayAfter(days[0] ?? today, -1) > known.until)
    days.unshift(dayAfter(days[0] ?? today, -1));
  // Ten days of a million people are some nine hundred in each lot.
  for (let at = 0; at < days.length; at += 10) await growOn(context, days.slice(at, at + 10));
  const set = { until: today };
  if (known) await clock.change('birthdays', known.version, () => ({ set }), NOWHERE);
  else await clock.insert('birthdays', { set }, NOWHERE);
  return days.length;
}
