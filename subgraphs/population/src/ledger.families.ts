import { type Context, newId } from '@linli/kit';
import { households, type Household } from './household.model.ts';
import { asMembers, found, isAlone, type Members } from './household.rules.ts';
import type { Met } from './ledger.ground.ts';
import { residents, type Resident } from './resident.model.ts';
import type { RelationToHead } from './words.ts';
import { alone } from './safe-facts.ts';

type Open = Pick<Context, 'open'>;

/** Somebody who is in a household after this batch. */
export interface Member {
  readonly id: string;
  readonly relationToHead: RelationToHead;
}

interface Family {
  readonly id: string;
  readonly met: Met;
  readonly members: Member[];
  readonly isNew: boolean;
}

/** The households of a batch, those there are and those it founds, by number and division. */
export interface Families {
  /** The household a row joins, and as what; null without a number. A second head is a member like others. */
  join(met: Met, id: string): { readonly householdId: string; readonly relationToHead: RelationToHead } | null;
  readonly all: ReadonlyMap<string, Family>;
}

/** A household's number counts in its division. */
export const familyKey = ({ row, place }: Met): string => `${place.slice(0, 12)}|${row.household ?? ''}`;

/** Who is its head after this batch. */
export const headOf = ({ members, met, isNew }: Family): string | null =>
  (isNew ? null : met.household?.headId) ?? members.find(({ relationToHead }) => relationToHead === 'HEAD')?.id ?? null;

export function familiesOf(): Families {
  const all = new Map<string, Family>();
  return {
    all,
    join(met, id) {
      const { row, household } = met;
      if (!row.household) return null;
      const key = familyKey(met);
      const family = all.get(key) ?? { id: household?.id ?? newId(), met, members: [], isNew: !household };
      all.set(key, family);
      const asked = row.relationToHead ?? 'OTHER';
      const relationToHead = asked === 'HEAD' && headOf(family) ? 'OTHER' : asked;
      family.members.push({ id, relationToHead });
      return { householdId: family.id, relationToHead };
    },
  };
}

/** The households this batch founds whose only member lives alone. */
export const lonely = ({ all }: Families): ReadonlySet<string> =>
  new Set([...all.values()].flatMap(({ id, isNew, members }) => (isNew && members.length === 1 ? [id] : [])));

const founded = ({ id, met, members }: Family) => {
  const head = members.find(({ relationToHead }) => relationToHead === 'HEAD');
  const { set, event } = found({
    kind: 'FAMILY',
    number: met.row.household,
    houseId: met.house?.house ?? null,
    headId: head?.id ?? null,
  });
  return { id, place: met.place, decision: { set: { ...set, size: members.length }, ...(event ? { event } : {}) } };
};

async function membersOf({ open }: Open, families: readonly Household[]): Promise<readonly Members[]> {
  const found: Members[] = [];
  for (let at = 0; at < families.length; at += 50) {
    const some = families.slice(at, at + 50);
    const asked = { householdId: some.map(({ id }) => id), status: 'PRESENT' } as const;
    const people = await open(residents).some(asked, { limit: 500 });
    for (const household of some) {
      const members = people.filter(({ householdId }) => householdId === household.id);
      found.push({ household, members });
    }
  }
  return found;
}

/** The new households, which come before their members. */
export const foundedIn = ({ all }: Families) => [...all.values()].filter(({ isNew }) => isNew).map(founded);

/** Brings households that were there before in line with their members, after those have come or gone. */
export async function settleMany({ open }: Open, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = (await open(households).findMany([...new Set(ids)])).filter((row) => row !== null);
  const settled = await membersOf({ open }, known);
  const byId = new Map(settled.map((each) => [each.household.id, each] as const));
  await open(households).amendMany(
    known.map(({ id }) => ({
      id,
      rule: (row: Household) => asMembers({ household: row, members: byId.get(id)?.members ?? [] }),
    })),
  );
  const changed = settled.flatMap((each) =>
    each.members.flatMap((row) => {
      const livesAlone = isAlone(each);
      return (row as Resident).livesAlone === livesAlone
        ? []
        : [{ id: row.id, rule: (known: Resident) => alone(known, livesAlone) }];
    }),
  );
  if (changed.length > 0) await open(residents).amendMany(changed);
}
