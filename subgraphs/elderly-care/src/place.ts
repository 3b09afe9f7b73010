import type { Context, Row } from '@linli/kit';

/** The code a row stands at: its grid where one is known. */
export const placeOf = ({ grid, jurisdiction }: Pick<Row, 'grid' | 'jurisdiction'>): string => grid ?? jurisdiction;

/** Sees the province of a place: what belongs to one person may lie apart, and never further. */
export const registry = (place: string, context: Context): Context =>
  context.asService('registry', place.slice(0, 2).padEnd(12, '0'));
