import { fail, none, type Context } from '@linli/kit';
import { divisionOf } from '@linli/vocabulary';
import { grids, type Grid } from './grid.model.ts';
import { divisions, type Jurisdiction } from './jurisdiction.model.ts';
import { streetOf } from './jurisdiction.rules.ts';

/** Asks for rows that stand exactly at a place, not below it. */
export const standingAt = (place: string): { readonly jurisdiction: string; readonly grid: string | typeof none } => ({
  jurisdiction: divisionOf(place),
  grid: place.length > 12 ? place : none,
});

/** The node at street position above a place; what decides between two tiers and three. */
export function streetAbove(code: string, { reference }: Context): Promise<Jurisdiction | null> {
  const street = streetOf(code);
  return street ? reference(divisions).find(street) : Promise.resolve(null);
}

/** The grid at a place, or null for a division. Refused when there is no such place any more. */
export async function gridAtPlace(place: string, { open, reference }: Context): Promise<Grid | null> {
  if (place.length > 12) {
    const grid = (await open(grids).findBy({ code: place })) ?? fail('NOT_FOUND', { field: 'place' });
    return grid.status === 'ACTIVE' ? grid : fail('GRID_CLOSED', { code: place });
  }
  const division = (await reference(divisions).find(place)) ?? fail('NOT_FOUND', { field: 'place' });
  return division.validTo ? fail('DIVISION_ENDED', { code: place }) : null;
}
