import type { Context, Heard, Row } from '@linli/kit';

/** The code a row stands at: its grid where one is known. */
export const placeOf = ({ grid, jurisdiction }: Pick<Row, 'grid' | 'jurisdiction'>): string => grid ?? jurisdiction;

const provinceOf = (place: string): string => place.slice(0, 2).padEnd(12, '0');

/** Sees the province of what was said: a house, a case and a merchant lie apart, and never further. */
export const registry = ({ jurisdiction }: Pick<Heard, 'jurisdiction'>, context: Context): Context =>
  context.asService('registry', provinceOf(jurisdiction));

/** What an event says under a name, when it is a text. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
