/** A rate as people read it; a dash when there was nothing to divide. */
export const percent = (rate: number | null | undefined): string =>
  typeof rate === 'number' ? `${Math.round(rate * 1000) / 10}%` : '–';

const thousands = new Intl.NumberFormat('en');

/** A count with its thousands apart, which Chinese and English write alike. */
export const grouped = (count: number | null | undefined): string =>
  typeof count === 'number' ? thousands.format(count) : '–';

/** Money is whole fen; people read and type yuan. */
export const yuan = (fen: number): string => (fen / 100).toFixed(2);

export const fenOf = (price: number): number => Math.round(price * 100);
