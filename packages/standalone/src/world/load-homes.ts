import type { Reference } from '@linli/kit';
import { type Engine, systemViewer } from '@linli/kit/inside';
import type { Subjects } from './case-actors.ts';
import { loadElders } from './elders.ts';
import type { Homes } from './homes.ts';
import { put, withEngine } from './put.ts';
import type { WorldRow } from './row.ts';
import type { WorldPlan } from './world-plan.ts';

interface HomesLoading {
  readonly plan: WorldPlan;
  readonly homes: readonly Homes[];
  readonly subjects: Subjects;
  readonly onPeople: (count: number) => void;
}

const inEstate = ({ population }: Homes): readonly WorldRow[] => population['residents'] ?? [];

interface Grown {
  readonly ageYears?: number | null;
  readonly householdId?: string | null;
}

/** Sample logins of residents are those of grown people of their committee. */
function withAccounts(homes: readonly Homes[], subjects: Subjects): ReadonlyMap<string, string> {
  const isGrown = ({ set }: WorldRow): boolean => {
    const { ageYears, householdId } = set as Grown;
    return (ageYears ?? 0) >= 18 && Boolean(householdId);
  };
  const logins = [...subjects].filter(([part]) => part.startsWith('resident@'));
  return new Map(
    logins.flatMap(([part, account]) => {
      const committee = part.slice('resident@'.length);
      const person = homes.flatMap(inEstate).find((row) => row.place.startsWith(committee) && isGrown(row));
      return person ? [[person.id, account] as const] : [];
    }),
  );
}

const linked = (rows: readonly WorldRow[], accounts: ReadonlyMap<string, string>): readonly WorldRow[] =>
  rows.map((row) => {
    const account = accounts.get(row.id);
    return account ? { ...row, set: { ...row.set, account } } : row;
  });

interface Clock {
  readonly id: string;
  readonly version: number;
  readonly until: string;
}

/** The pairs of a made-up world are part of it: the search for more begins with whoever comes after. */
async function lookedThrough(engine: Engine, residents: readonly WorldRow[]): Promise<void> {
  const clocks = engine.subgraph.references?.find(({ name }) => name === 'populationClocks') as Reference<Clock>;
  const until = residents.reduce((last, { id }) => (id > last ? id : last), '');
  await engine.within(
    engine.contextFor({ viewer: systemViewer('population/world'), requestId: 'world' }),
    async ({ reference }) => {
      if (until && !(await reference(clocks).find('duplicates')))
        await reference(clocks).insert('duplicates', { set: { until } as never }, '000000000000');
    },
  );
}

/** Loads homes and people, an estate after the other. */
export async function loadHomes({ plan, homes, subjects, onPeople }: HomesLoading): Promise<void> {
  const accounts = withAccounts(homes, subjects);
  await withEngine(plan, 'housing', async (engine) => {
    for (const { housing } of homes) for (const [name, rows] of Object.entries(housing)) await put(engine, name, rows);
  });
  await withEngine(plan, 'population', async (engine) => {
    for (const estate of homes) {
      for (const [name, rows] of Object.entries(estate.population))
        await put(engine, name, name === 'residents' ? linked(rows, accounts) : rows);
      onPeople(inEstate(estate).length);
    }
    await lookedThrough(engine, homes.flatMap(inEstate));
  });
  await loadElders(plan, homes);
}
