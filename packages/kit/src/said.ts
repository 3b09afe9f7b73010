/** A text in what was heard; nothing where there is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
