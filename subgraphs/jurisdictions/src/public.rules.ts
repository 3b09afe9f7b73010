import type { AssignmentRole } from './assignment.model.ts';
import type { Grid } from './grid.model.ts';
import type { Jurisdiction } from './jurisdiction.model.ts';
import { reachable } from './jurisdiction.rules.ts';
import type { Point } from './point.model.ts';
import type { PublicGrid, Responsible } from './schema.types.ts';

/** A grid as anyone may know it. */
export const publicGrid = ({ code, name, type, level }: Grid, office: Jurisdiction | null): PublicGrid => ({
  code,
  name,
  type,
  level,
  office: office?.contacts?.office ?? null,
  officePhone: office?.contacts?.phone ?? null,
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
  const office = reachable(path);
  return {
    pointName: point.name ?? '',
    pointKind: point.kind ?? 'FACILITY',
    gridName: grid?.name ?? null,
    place,
    jurisdictionName: path.at(-1)?.name ?? '',
    office: office?.contacts?.office ?? null,
    officePhone: office?.contacts?.phone ?? null,
    roles: [...roles],
  };
}
