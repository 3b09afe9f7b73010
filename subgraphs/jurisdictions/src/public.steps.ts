import { fail, type Context } from '@linli/kit';
import { pathOf } from '@linli/vocabulary';
import { assignments, type AssignmentRole } from './assignment.model.ts';
import { cellAt, type Place } from './geometry.rules.ts';
import { grids } from './grid.model.ts';
import { lowestAt } from './grid.rules.ts';
import { divisions, type Jurisdiction } from './jurisdiction.model.ts';
import { standingAt } from './place.steps.ts';
import { points } from './point.model.ts';
import { noticeOf, publicGrid, scanned } from './public.rules.ts';
import { qrCodes } from './qr-code.model.ts';
import { scans } from './scan.model.ts';
import type { PublicGrid, Responsible } from './schema.types.ts';

const divisionsAbove = (place: string, { reference }: Context): Promise<readonly Jurisdiction[]> =>
  reference(divisions).findMany(pathOf(place).filter((node) => node.length === 12));

/** The lowest grid a position lies in, as anyone may know it. Candidates are the grids that share its cell. */
export async function gridAt(place: Place, within: string, context: Context): Promise<PublicGrid | null> {
  const near = await context
    .asService('map', within)
    .open(grids)
    .some({ cells: cellAt(place), status: 'ACTIVE' }, { limit: 500 });
  const grid = lowestAt(near, place);
  return grid && publicGrid(grid, await divisionsAbove(grid.code, context));
}

async function rolesAt(place: string, context: Context): Promise<readonly AssignmentRole[]> {
  const held = await context
    .asService('qr-page', place)
    .open(assignments)
    .some({ ...standingAt(place), holds: true }, { limit: 500 });
  return [...new Set(held.map(({ role }) => role))];
}

/** Who is responsible where a code hangs: read through what is public, so that nothing else can come out. */
export async function responsibleFor(token: string, context: Context): Promise<Responsible | null> {
  const code = await context.openPublic(qrCodes).findBy({ token, status: 'ACTIVE' });
  if (!code?.point || !code.jurisdiction) return null;
  const place = code.grid ?? code.jurisdiction;
  const [point, grid, path, roles] = await Promise.all([
    context.openPublic(points).findBy({ id: code.point }),
    code.grid ? context.openPublic(grids).findBy({ code: code.grid }) : null,
    divisionsAbove(place, context),
    rolesAt(place, context),
  ]);
  return noticeOf({ place, point: point ?? fail('NOT_FOUND', { field: 'qrToken' }), grid, path, roles });
}

/** The same, and one more scan. */
export async function scan(token: string, context: Context): Promise<Responsible | null> {
  const notice = await responsibleFor(token, context);
  if (notice) {
    const page = context.asService('qr-page', notice.place);
    await page.open(scans).insert(notice.place, scanned(token, context.now));
  }
  return notice;
}
