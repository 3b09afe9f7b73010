import { because, fail, type Decision } from '@linli/kit';
import { levelOf } from '@linli/vocabulary';
import { drawn, isInside, type Place } from './geometry.rules.ts';
import type { Grid } from './grid.model.ts';
import type { GridInput, GridPartInput, PolygonInput } from './schema.types.ts';

const MOST_SIBLINGS = 999;
const LEVELS = 3;

/** Where a new grid is to stand: a division, or the grid above. */
export interface Under {
  readonly code: string;
  readonly isTwoTier: boolean;
  readonly grid: Grid | null;
  /** How many grids ever stood here: a code is never used twice. */
  readonly before: number;
}

/** The next code below a node: three digits a level (our convention, GB/T 34300 could not be read). */
export function nextCode({ code, before }: Pick<Under, 'code' | 'before'>): string {
  if (before >= MOST_SIBLINGS) fail('GRID_FULL', { code });
  return code + String(before + 1).padStart(3, '0');
}

/** The big community of a two-tier place holds every type but the micro grid itself; a three-tier street holds none. */
function checkDivision(type: Grid['type'], { code, isTwoTier }: Under): void {
  const level = levelOf(code);
  const holds = level === 'COMMUNITY' || (level === 'STREET' && isTwoTier && type !== 'MICRO');
  if (!holds) fail('GRID_PLACE', { field: 'under', type, level });
}

function checkParent(type: Grid['type'], parent: Grid): void {
  if (parent.status !== 'ACTIVE') fail('GRID_CLOSED', { code: parent.code });
  if (parent.type !== type) fail('GRID_PARENT', { field: 'type', parent: parent.code });
  if (parent.level >= LEVELS) fail('GRID_TOO_DEEP', { parent: parent.code });
}

export function counted(households: number): number {
  return Number.isInteger(households) && households >= 0 && households <= 1_000_000
    ? households
    : fail('VALUE_INVALID', { field: 'households' });
}

export function named(name: string): string {
  return name.trim() || fail('VALUE_MISSING', { field: 'name' });
}

/** A grid of level n stands under one of the same type and level n−1; level 1 under a division. */
export function gridUnder(input: Omit<GridInput, 'under'>, under: Under): Decision<Grid> {
  if (under.grid) checkParent(input.type, under.grid);
  else checkDivision(input.type, under);
  const level = (under.grid?.level ?? 0) + 1;
  return {
    set: {
      code: nextCode(under),
      name: named(input.name),
      type: input.type,
      level,
      status: 'ACTIVE',
      parent: under.code,
      households: counted(input.households ?? 0),
      ...drawn(input.geometry),
    },
    event: { type: 'grid.created', data: { type: input.type, level } },
  };
}

function active(grid: Grid): Grid {
  return grid.status === 'ACTIVE' ? grid : fail('GRID_CLOSED', { code: grid.code });
}

export function rename(grid: Grid, name: string): Decision<Grid> | null {
  return active(grid).name === name ? null : { set: { name: named(name) } };
}

export function redraw(grid: Grid, geometry: PolygonInput): Decision<Grid> {
  active(grid);
  return { set: drawn(geometry), event: { type: 'grid.redrawn' } };
}

export function countHouseholds(grid: Grid, households: number): Decision<Grid> {
  active(grid);
  return { set: { households: counted(households) } };
}

/** What still hangs on a grid. */
interface Hanging {
  readonly grids: number;
  readonly assignments?: number;
  readonly points?: number;
}

/** An empty grid can be closed; its code stays taken. */
export function close(grid: Grid, hanging: Hanging, { now, reason }: { now: Date; reason: string }): Decision<Grid> {
  active(grid);
  if (Object.values(hanging).some((n) => n > 0)) fail('GRID_IN_USE', { ...hanging });
  return { set: { status: 'CLOSED', closedAt: now }, event: { type: 'grid.closed' }, reason: because(reason) };
}

/** The grid that goes keeps the code of the one that stays. Grids below must have been merged or closed before. */
export function mergedInto(grid: Grid, into: Grid, { now, below }: { now: Date; below: number }): Decision<Grid> {
  active(grid);
  active(into);
  const alike = grid.type === into.type && grid.level === into.level && grid.parent === into.parent;
  if (!alike || grid.code === into.code) fail('GRID_UNLIKE', { field: 'into' });
  if (below > 0) fail('GRID_IN_USE', { grids: below });
  return {
    set: { status: 'CLOSED', closedAt: now, replacedBy: [into.code] },
    event: { type: 'grid.merged', data: { into: into.code } },
  };
}

/** The grid that stays takes the households over. */
export const grownBy = (into: Grid, households: number): Decision<Grid> => ({
  set: { households: into.households + households },
});

/** The codes of the parts; refused for fewer than two or more than nine, and while grids stand below. */
export function partsOf(
  grid: Grid,
  parts: readonly GridPartInput[],
  siblings: { before: number; below: number },
): readonly string[] {
  active(grid);
  if (parts.length < 2 || parts.length > 9) fail('VALUE_INVALID', { field: 'parts', least: 2, most: 9 });
  if (siblings.below > 0) fail('GRID_IN_USE', { grids: siblings.below });
  return parts.map((_, index) => nextCode({ code: grid.parent, before: siblings.before + index }));
}

/** A part stands where the whole stood. */
export const part = (grid: Grid, code: string, input: GridPartInput): Decision<Grid> => ({
  set: {
    code,
    name: named(input.name),
    type: grid.type,
    level: grid.level,
    status: 'ACTIVE',
    parent: grid.parent,
    households: counted(input.households ?? 0),
    ...drawn(input.geometry),
  },
  event: { type: 'grid.created', data: { type: grid.type, level: grid.level } },
});

export const splitInto = (codes: readonly string[], now: Date): Decision<Grid> => ({
  set: { status: 'CLOSED', closedAt: now, replacedBy: [...codes] },
  event: { type: 'grid.split', data: { parts: codes.length, codes: codes.join() } },
});

/** The part a position lies in; the first one for what lies in none or nowhere. */
export function partAt(parts: readonly Pick<Grid, 'code' | 'border'>[], place: Place | null): string {
  const found = place && parts.find(({ border }) => isInside(border, place));
  return (found ?? parts[0])?.code ?? fail('INTERNAL');
}

type Candidate = Partial<Pick<Grid, 'code' | 'border' | 'level' | 'status'>>;

/** Of the grids that may hold a position, the lowest that does. */
export function lowestAt<C extends Candidate>(candidates: readonly C[], place: Place): C | null {
  return (
    candidates
      .filter(({ border, status }) => status === 'ACTIVE' && isInside(border, place))
      .sort((a, b) => (b.level ?? 0) - (a.level ?? 0) || (a.code ?? '').localeCompare(b.code ?? ''))[0] ?? null
  );
}
