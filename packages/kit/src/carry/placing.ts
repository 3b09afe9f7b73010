import { divisionOf, isCode, pathOf } from '@linli/vocabulary';
import { fail } from '../errors.ts';
import type { Raw } from '../store/raw.ts';
import { sees } from '../viewer.ts';
import type { Desk } from './desk.ts';

/** The fields of a place: what the row says, and the path that scope is equality on. */
export const placed = (place: string): Pick<Raw, 'jurisdiction' | 'path'> & { grid?: string } => ({
  jurisdiction: divisionOf(place),
  ...(place.length > 12 ? { grid: place } : {}),
  path: [...pathOf(place)],
});

export function checkPlace(desk: Desk, place: string): void {
  if (!isCode(place)) fail('CODE_INVALID', { field: 'jurisdictionCode' });
  if (!sees(desk.viewer, place)) fail('NOT_FOUND', { field: 'jurisdictionCode' });
}

// What the kit says of a row. A rule that spreads one row into another must not carry its place along.
const said = ['id', '_id', 'jurisdiction', 'grid', 'path', 'version', 'createdAt', 'createdBy'];
const kits = new Set([...said, 'search', 'blind', 'sealedFields', 'sealedBy']);

export function checkSet(source: { readonly name: string }, set: object): void {
  const taken = Object.keys(set).filter((key) => kits.has(key) || key.startsWith('$'));
  if (taken.length > 0) throw new Error(`A decision about ${source.name} sets ${taken.join(', ')}, which is the kit's`);
}
