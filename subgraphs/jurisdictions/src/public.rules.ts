import type { Decision } from '@linli/kit';
import type { AssignmentRole } from './assignment.model.ts';
import type { Grid } from './grid.model.ts';
import type { Jurisdiction } from './jurisdiction.model.ts';
import { reachable } from './jurisdiction.rules.ts';
import type { Point } from './point.model.ts';
import type { Scan } from './scan.model.ts';
import type { PublicGrid, Responsible } from './schema.types.ts';

const reachedBy = (path: readonly Jurisdiction[]): Pick<Responsible, 'office' | 'officePhone'> => {
  const { office = null, officePhone = null } = reachable(path)?.contacts ?? {};
  return { office, officePhone };
};

/** A grid as anyone may know it. */
export const publicGrid = ({ code, name, type, level }: Grid, path: readonly Jurisdiction[]): PublicGrid => ({
  code,
  name,
  type,
  level,
  ...reachedBy(path),
});

interface Found {
  readonly place: string;
  readonly point: Partial<Point>;
  readonly grid: Partial<Grid> | null;
  readonly path: readonly Jurisdiction[];
  readonly roles: readonly AssignmentRole[];
}

/** What hangs behind a code for everybody: point, office and roles. No person, no personal phone. */
export function noticeOf({ place, point, grid, path, roles }: Found): Responsible {
  return {
    pointName: point.name ?? '',
    pointKind: point.kind ?? 'FACILITY',
    gridName: grid?.name ?? null,
    place,
    jurisdictionName: path.at(-1)?.name ?? '',
    ...reachedBy(path),
    roles: [...roles],
  };
}

/** A scan says which code and when, and nothing about who. */
export const scanned = (token: string, at: Date): Decision<Scan> => ({
  set: { token, at },
  event: { type: 'qr.scanned', data: { token } },
});
