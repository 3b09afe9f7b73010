import { checkedCode, fail, type Context } from '@linli/kit';
import { grids, type Grid } from './grid.model.ts';
import {
  close,
  gridUnder,
  grownBy,
  mergedInto,
  nextCode,
  part,
  partAt,
  partsOf,
  splitInto,
  type Under,
} from './grid.rules.ts';
import { moveAll } from './grid-move.steps.ts';
import { twoTierAt } from './jurisdiction.rules.ts';
import { assignments } from './assignment.model.ts';
import { gridAtPlace, standingAt, streetAbove } from './place.steps.ts';
import { points } from './point.model.ts';
import type { GridInput, GridPartInput } from './schema.types.ts';

interface Which {
  readonly id: string;
  readonly version: number;
}

const below = ({ code }: Grid, { open }: Context): Promise<number> =>
  open(grids).count({ parent: code, status: 'ACTIVE' });

async function underAt(code: string, context: Context): Promise<Under> {
  const [grid, street, before] = await Promise.all([
    gridAtPlace(code, context),
    streetAbove(code, context),
    context.open(grids).count({ parent: code }),
  ]);
  return { code, grid, before, isTwoTier: twoTierAt(street)(code) };
}

/** A grid lies at its own code, so that whoever works in it sees it and what is in it. */
export async function createGrid({ under, ...input }: GridInput, context: Context): Promise<Grid> {
  const place = await underAt(checkedCode(under), context);
  return context.open(grids).insert(nextCode(place), gridUnder(input, place));
}

/** Closes one grid into another, and takes over what stood in it. */
export async function mergeGrid({ id, version, into }: Which & { into: string }, context: Context): Promise<Grid> {
  const { open, now } = context;
  const stays = (await open(grids).findBy({ code: checkedCode(into) })) ?? fail('NOT_FOUND', { field: 'into' });
  const goes = await open(grids).load(id);
  const hanging = { now, below: await below(goes, context) };
  await open(grids).change(id, version, (grid) => mergedInto(grid, stays, hanging));
  await moveAll(goes.code, () => stays.code, context);
  return open(grids).amend(stays.id, (grid) => grownBy(grid, goes.households));
}

/** Closes one grid into several new ones beside it. */
export async function splitGrid(
  { id, version, parts }: Which & { parts: readonly GridPartInput[] },
  context: Context,
): Promise<Grid> {
  const { open, now } = context;
  const whole = await open(grids).load(id);
  const before = await open(grids).count({ parent: whole.parent });
  const codes = partsOf(whole, parts, { before, below: await below(whole, context) });
  const closed = await open(grids).change(id, version, () => splitInto(codes, now));
  const made: Grid[] = [];
  for (const [index, code] of codes.entries()) {
    const input = parts[index] ?? fail('INTERNAL');
    made.push(await open(grids).insert(code, part(whole, code, input)));
  }
  await moveAll(
    whole.code,
    (point) => partAt(made, point?.position ? [point.position.lng, point.position.lat] : null),
    context,
  );
  return closed;
}

/** Closes a grid on which nothing hangs. */
export async function closeGrid({ id, version, reason }: Which & { reason: string }, context: Context): Promise<Grid> {
  const { open, now } = context;
  const grid = await open(grids).load(id);
  const here = standingAt(grid.code);
  const hanging = {
    grids: await below(grid, context),
    assignments: await open(assignments).count({ ...here, holds: true }),
    points: await open(points).count({ ...here, status: 'ACTIVE' }),
  };
  return open(grids).change(id, version, (row) => close(row, hanging, { now, reason }));
}
