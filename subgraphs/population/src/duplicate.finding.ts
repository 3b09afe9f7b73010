import type { Context } from '@linli/kit';
import { meetingPlace, pairOf, suggest } from './duplicate.rules.ts';
import { candidates } from './merge-candidate.model.ts';
import { NOWHERE } from './nowhere.ts';
import { clocks } from './population-clock.model.ts';
import { nameBirthWord, residents, type Resident } from './resident.model.ts';

const BATCH = 500;
// Ids of other processes may be a little older than their commit.
const SETTLED = 10_000;

type Words = (row: Resident) => readonly string[];

// The three ways in which two records can score enough.
const ways: readonly (readonly [string, Words])[] = [
  ['idNumber', ({ idNumber }) => (idNumber ? [idNumber] : [])],
  ['phone', ({ phone }) => (phone ? [phone] : [])],
  ['nameBirth', ({ name, birthDate }) => (birthDate ? [nameBirthWord(name, birthDate)] : [])],
];

/** Everybody who shares a word with one of these, once each. */
async function sharing({ open }: Pick<Context, 'open'>, rows: readonly Resident[]) {
  const pairs = new Map<string, readonly [Resident, Resident]>();
  for (const [lookup, wordsOf] of ways) {
    const found = await open(residents).lookupMany(lookup, [...new Set(rows.flatMap(wordsOf))]);
    for (const row of rows) {
      for (const other of wordsOf(row).flatMap((word) => found.get(word) ?? []))
        if (other.id !== row.id && other.status !== 'MERGED') pairs.set(pairOf(row.id, other.id), [row, other]);
    }
  }
  return pairs;
}

/** Looks for pairs among some residents and everybody else, and writes down those nobody has decided. */
async function look(context: Context, rows: readonly Resident[]): Promise<void> {
  const live = rows.filter(({ status }) => status !== 'MERGED');
  const pairs = await sharing(context, live);
  const keys = [...pairs.keys()];
  const known = new Set<string>();
  for (let at = 0; at < keys.length; at += BATCH) {
    const some = await context.open(candidates).some({ pair: keys.slice(at, at + BATCH) }, { limit: BATCH });
    for (const { pair } of some) known.add(pair);
  }
  const fresh = [...pairs].flatMap(([pair, [a, b]]) => {
    const place = meetingPlace(a, b);
    const decision = known.has(pair) || !place ? null : suggest(a, b);
    return place && decision ? [{ place, decision }] : [];
  });
  for (let at = 0; at < fresh.length; at += BATCH)
    await context.open(candidates).insertMany(fresh.slice(at, at + BATCH));
}

/** New residents in the order of their ids, from where the last round ended. */
async function lookAtNew(context: Context): Promise<number> {
  let seen = 0;
  await context.eachOne(['new'], async (_, own) => {
    const { open, reference, now } = own;
    const clock = await reference(clocks).find('duplicates');
    const from = clock ? { from: `${clock.until}0` } : {};
    const page = await open(residents).some({ id: from }, { limit: BATCH });
    const rows = page.filter(({ createdAt }) => now.getTime() - createdAt.getTime() >= SETTLED);
    const last = rows.at(-1);
    if (!last) return;
    await look(own, rows);
    const set = { until: last.id };
    if (clock) await reference(clocks).change('duplicates', clock.version, () => ({ set }), NOWHERE);
    else await reference(clocks).insert('duplicates', { set }, NOWHERE);
    seen = rows.length;
  });
  return seen;
}

/** Residents of whom a name, a number, a birthday or a phone was changed. */
async function lookAtChanged(context: Context): Promise<number> {
  let seen = 0;
  await context.eachOne(['changed'], async (_, own) => {
    const rows = await own.open(residents).some({ toMatch: true }, { limit: BATCH });
    if (rows.length === 0) return;
    await look(own, rows);
    await own.open(residents).amendMany(rows.map(({ id }) => ({ id, rule: () => ({ set: { toMatch: false } }) })));
    seen = rows.length;
  });
  return seen;
}

// A ledger brings tens of thousands: one round looks at so many, in milliseconds, before others have their turn.
const ROUND = 4_000;

async function untilRound(look: (context: Context) => Promise<number>, context: Context): Promise<number> {
  const until = Date.now() + ROUND;
  let [all, seen] = [0, BATCH];
  while (seen === BATCH && Date.now() < until) {
    seen = await look(context);
    all += seen;
  }
  return all;
}

/** Finds records that may be one person, through lookups alone. */
export const findDuplicates = async (context: Context): Promise<number> =>
  (await untilRound(lookAtNew, context)) + (await untilRound(lookAtChanged, context));
