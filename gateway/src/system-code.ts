/** The code of a system's or library's error (`ECONNREFUSED`, `ENOENT`); empty when it has none. */
export const systemCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
