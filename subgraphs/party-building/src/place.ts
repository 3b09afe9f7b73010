import type { Context, Heard, Row } from '@linli/kit';

/** The code a row stands at: its grid where one is known. */
export const placeOf = ({ grid, jurisdiction }: Pick<Row, 'grid' | 'jurisdiction'>): string => grid ?? jurisdiction;

const provinceOf = (place: string): string => place.slice(0, 2).padEnd(12, '0');

/** Sees the province of a place: an organisation and its members, a person and their login may lie apart. */
export const registryAt = (place: string, context: Context): Context =>
  context.asService('registry', provinceOf(place));

/** The same, around what was heard. */
export const registry = ({ jurisdiction }: Heard, context: Context): Context => registryAt(jurisdiction, context);
