import type { Chance } from './chance.ts';
import { chanceOf, idAt } from './chance.ts';
import type { MadeGrid } from './grids.ts';
import { firmOf, nameOf, phoneOf } from './names.ts';
import type { WorldRow } from './row.ts';

export type WorkerKind = 'OFFICIAL' | 'GRID_STAFF' | 'RESIDENT_HELPER' | 'PROPERTY_HELPER' | 'VOLUNTEER' | 'DEPARTMENT';

/** Somebody who works in grids and is nobody. */
export interface MadeWorker {
  readonly id: string;
  readonly name: string;
  readonly kind: WorkerKind;
  readonly userId: string | null;
  /** Where the worker is registered: a division. */
  readonly home: string;
  /** Where the worker is assigned, if anywhere. */
  readonly grid: string | null;
  readonly row: WorldRow;
}

export interface Team {
  readonly at: Date;
  readonly chance: Chance;
}

const outsourced: readonly WorkerKind[] = ['RESIDENT_HELPER', 'PROPERTY_HELPER'];

/** Makes one worker of a kind at a division. */
export function workerAt(
  { at, chance }: Team,
  told: Pick<MadeWorker, 'kind' | 'home'> & Partial<Pick<MadeWorker, 'grid' | 'userId'>>,
): MadeWorker {
  const { kind, home, grid = null, userId = null } = told;
  const id = idAt(at, chance);
  const name = nameOf(chance);
  const employer = outsourced.includes(kind) ? firmOf(chance) : null;
  const set = { name, phone: phoneOf(chance), kind, employer, userId, status: 'ACTIVE' };
  return { id, name, kind, userId, home, grid, row: { id, place: home, at, by: 'svc:world', set } };
}

const divisionOf = (grid: MadeGrid): string => grid.code.slice(0, 12);

// One helper for so many households (the Binhu paper); a place keeps both norms only just.
const NORMS = { RESIDENT_HELPER: 400, PROPERTY_HELPER: 300 } as const;

function helpersOf(team: Team, first: readonly MadeGrid[]): readonly MadeWorker[] {
  return first.flatMap((grid) =>
    (Object.keys(NORMS) as (keyof typeof NORMS)[]).flatMap((kind) =>
      Array.from({ length: Math.ceil(grid.households / NORMS[kind]) }, () =>
        workerAt(team, { kind, home: divisionOf(grid), grid: grid.code }),
      ),
    ),
  );
}

/** Logins whose posts lie in the grids of a place: grid code → subject. */
export type Logins = ReadonlyMap<string, string>;

/**
 * The people of a place: a grid worker for every first- and second-level grid, helpers as the norms ask, and whoever of
 * the sample logins has a post in one of these grids.
 */
export function workersOf(grids: readonly MadeGrid[], logins: Logins, at: Date, seed: number): readonly MadeWorker[] {
  const team = { at, chance: chanceOf(seed) };
  const staff = grids
    .filter(({ level }) => level < 3)
    .map((grid) =>
      workerAt(team, {
        kind: 'GRID_STAFF',
        home: divisionOf(grid),
        grid: grid.code,
        userId: logins.get(grid.code) ?? null,
      }),
    );
  return [
    ...staff,
    ...helpersOf(
      team,
      grids.filter(({ level, households }) => level === 1 && households > 0),
    ),
  ];
}
