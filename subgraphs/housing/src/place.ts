import type { Row } from '@linli/kit';

/** The code a row stands at: its grid where one is known. */
export const placeOf = ({ grid, jurisdiction }: Pick<Row, 'grid' | 'jurisdiction'>): string => grid ?? jurisdiction;

/** The province of a place: as far as people and houses of one record lie apart. */
export const provinceOf = (place: string): string => place.slice(0, 2).padEnd(12, '0');
