import { assignmentRows, ownGrids } from './assignments.ts';
import type { Subjects } from './case-actors.ts';
import type { Ground } from './case-reports.ts';
import { chanceOf, idAt } from './chance.ts';
import { gridRows, gridsOf, type MadeGrid } from './grids.ts';
import { workersOf } from './people.ts';
import { type Homes, homesIn } from './homes.ts';
import type { Numbers } from './makers.ts';
import type { Place } from './places.ts';
import { type MadePoint, pointsOf } from './points.ts';
import { taskRows, visitRows } from './rounds.ts';
import type { WorldRow } from './row.ts';
import type { Size } from './shapes.ts';

/** What is told of a place's world. */
export interface TownWanted {
  readonly place: Place;
  readonly size: Size;
  readonly subjects: Subjects;
  readonly seed: number;
  readonly numbers: Numbers;
  /** When everything was set up. */
  readonly since: Date;
  readonly now: Date;
}

/** The rows of a place by the collections of jurisdictions, and the replica that cases keeps of its codes. */
export interface Town {
  readonly jurisdictions: Readonly<Record<string, readonly WorldRow[]>>;
  readonly qrPlaces: readonly WorldRow[];
  readonly ground: Ground;
  readonly grids: readonly MadeGrid[];
  /** One for each estate. */
  readonly homes: readonly Homes[];
}

const gridLogins = (subjects: Subjects): ReadonlyMap<string, string> =>
  new Map(
    [...subjects].flatMap(([part, id]) =>
      part.startsWith('grid-worker@') ? [[part.slice('grid-worker@'.length), id] as const] : [],
    ),
  );

const replicas = (points: readonly MadePoint[], at: Date, seed: number): readonly WorldRow[] => {
  const chance = chanceOf(seed);
  return points.map(({ id: point, token, kind, place }) => ({
    id: idAt(at, chance),
    place,
    at,
    by: 'svc:world',
    set: { token, point, kind, place, holds: true, said: 1 },
  }));
};

const HOMES = 40;

/** Only where people live: the same homes as in the whole town. */
export const homesOfTown = ({ place, size, seed, ...told }: Omit<TownWanted, 'subjects'>): readonly Homes[] =>
  homesIn({ ...told, grids: gridsOf(place, size.grids, seed), shape: size.homes, seed: seed + HOMES });

/** Everything that stands and everybody who works in a place. */
export function townOf({ place, size, subjects, seed, numbers, since, now }: TownWanted): Town {
  const grids = gridsOf(place, size.grids, seed);
  const staff = workersOf(grids, gridLogins(subjects), since, seed + 1);
  const { points, workers, held } = pointsOf(place, grids, size.facilities, { at: since, seed: seed + 2 });
  const homes = homesIn({ grids, shape: size.homes, since, now, seed: seed + HOMES, numbers });
  const households = homes.flatMap(({ population }) => population['households'] ?? []);
  const told = { now, seed: seed + 3 };
  return {
    jurisdictions: {
      grids: gridRows(grids, since, seed + 4),
      workers: [...staff, ...workers].map(({ row }) => row),
      assignments: assignmentRows([...ownGrids(staff), ...held], since, seed + 5),
      points: points.map(({ row }) => row),
      qrCodes: points.map(({ code }) => code),
      visits: visitRows(staff, points, { ...told, count: size.visits, households }),
      tasks: taskRows(staff, { ...told, count: size.tasks }),
    },
    qrPlaces: replicas(points, since, seed + 6),
    homes,
    grids,
    ground: { grids: grids.filter(({ level }) => level === 3), points, subjects },
  };
}
