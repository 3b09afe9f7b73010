/** A rate as people read it; a dash when there was nothing to divide. */
export const percent = (rate: number | null | undefined): string =>
  typeof rate === 'number' ? `${Math.round(rate * 1000) / 10}%` : '–';
