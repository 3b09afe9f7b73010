import { setImmediate as turn } from 'node:timers/promises';
import type { Batch, Plan } from '@linli/imports';
import type { Context } from '@linli/kit';
import { carry, type Decided, deciding, groundOf } from './ledger.apply.ts';
import { familyKey, headOf } from './ledger.families.ts';
import { type Met, stillStands } from './ledger.ground.ts';
import { households } from './household.model.ts';
import type { ResidentRow } from './ledger.rules.ts';
import { nameBirthWord, residents } from './resident.model.ts';
import { residences } from './residence.model.ts';

/** What a batch of new people will have done, for the batch that is planned on top of it. */
interface ResidentPlan extends Plan {
  readonly decided: Decided;
}

const births = (met: readonly Met[]): ReadonlySet<string> =>
  new Set(met.map(({ row: { known } }) => nameBirthWord(known.name, known.birthDate ?? '')));

/** People without a number who may have come with the batch before, under one. Whoever has a number is in a file once. */
function mayHaveCome(met: readonly Met[], { decided: { coming } }: ResidentPlan): boolean {
  const unnumbered = met.filter(({ row }) => !row.known.idNumber);
  if (unnumbered.length === 0) return false;
  const came = births(coming.map((each) => each.met));
  return [...births(unnumbered)].some((word) => came.has(word));
}

/** Households the batch before founds, as this one will find them. */
function withFounded(met: readonly Met[], { decided: { families } }: ResidentPlan): readonly Met[] {
  return met.map((each) => {
    const family = each.household ? undefined : families.all.get(familyKey(each));
    if (!each.row.household || !family) return each;
    return { ...each, household: { id: family.id, version: 1, headId: headOf(family) } };
  });
}

/** A little at a time: the batch before it is going in, and its transaction has the first turn. */
async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    await turn();
  }
}

async function planned(
  context: Context,
  rows: readonly ResidentRow[],
  { batch, before }: { readonly batch: Batch; readonly before: ResidentPlan | null },
): Promise<ResidentPlan | null> {
  const ground = await groundOf(context, rows, batch);
  if (ground.met.some(({ resident }) => resident) || (before && mayHaveCome(ground.met, before))) return null;
  const met = before ? withFounded(ground.met, before) : ground.met;
  const all = await inTurns(deciding(context, { ...ground, met }));
  return {
    decided: all,
    async prepare({ open }, signal) {
      await open(households).prepare(all.founded, signal);
      await open(residents).prepare(all.fresh, signal);
      await open(residences).prepare(all.homes, signal);
    },
    carry: async (inside) => ((await stillStands(inside, met)) ? carry(inside, all) : null),
  };
}

/** Reads for rows of people and decides about them, when all of them are new. */
export const planResidentRows = (
  context: Context,
  rows: readonly ResidentRow[],
  batch: Batch,
  before: Plan | null,
): Promise<Plan | null> => planned(context, rows, { batch, before: before as ResidentPlan | null });
