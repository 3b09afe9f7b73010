import { chanceOf, idAt } from './chance.ts';
import type { MadeWorker } from './people.ts';
import type { WorldRow } from './row.ts';

/** A post a worker holds: at a grid, or in a seat of a building there. */
export interface Held {
  readonly worker: MadeWorker;
  readonly place: string;
  readonly role: string;
  readonly building?: string;
}

/** The assignments as rows. They lie at the grid, so that a grid worker sees the own one. */
export function assignmentRows(held: readonly Held[], at: Date, seed: number): readonly WorldRow[] {
  const chance = chanceOf(seed);
  return held.map(({ worker, place, role, building = null }) => ({
    id: idAt(at, chance),
    place,
    at,
    by: 'svc:world',
    set: {
      worker: worker.id,
      workerName: worker.name,
      kind: worker.kind,
      userId: worker.userId,
      role,
      building,
      holds: true,
      from: at,
      to: null,
      onDuty: chance.happens(0.6),
      dutyAt: at,
    },
  }));
}

/** Everybody's own grid: staff as its grid workers, helpers as its information officers. */
export const ownGrids = (workers: readonly MadeWorker[]): readonly Held[] =>
  workers.flatMap((worker) =>
    worker.grid
      ? [{ worker, place: worker.grid, role: worker.kind === 'GRID_STAFF' ? 'GRID_WORKER' : 'INFO_OFFICER' }]
      : [],
  );
