import { fail, type Context } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { households, type Household } from './household.model.ts';
import { active, asMembers, isAlone } from './household.rules.ts';
import { residents } from './resident.model.ts';
import type { RelationToHead } from './words.ts';
import { alone } from './safe-facts.ts';

// Larger ones are collective households, whose members nobody counts as alone.
const MOST = 500;

interface Joining {
  readonly household?: string | null | undefined;
  readonly relationToHead?: RelationToHead | null | undefined;
}

/** The household somebody comes into, and as what; one that has a head takes no other. */
export async function joiningOf({ open }: Pick<Context, 'open'>, asked: Joining, id: string | null) {
  if (!asked.household) return { householdId: null, relationToHead: null };
  const family = active(await open(households).load(asked.household));
  const isTaken = asked.relationToHead === 'HEAD' && family.headId && family.headId !== id;
  if (isTaken) fail('HOUSEHOLD_HEAD', { id: family.id });
  return { householdId: family.id, relationToHead: asked.relationToHead ?? 'OTHER' } as const;
}

/** Brings a household in line with its present members: size, head, and who lives alone. */
export async function settle(context: Context, householdId: string | null | undefined): Promise<Household | null> {
  if (!householdId) return null;
  const seen = await context.open(households).find(householdId);
  if (!seen) return null;
  // Members may live where whoever changed one of them does not look.
  const { open } = context.asService('household', districtOf(seen.jurisdiction));
  const household = await open(households).load(householdId);
  const members = await open(residents).some({ householdId, status: 'PRESENT' }, { limit: MOST });
  const livesAlone = isAlone({ household, members });
  for (const { id, livesAlone: before } of members) {
    if (before !== livesAlone) await open(residents).amend(id, (row) => alone(row, livesAlone));
  }
  return open(households).amend(householdId, (row) => asMembers({ household: row, members }));
}
