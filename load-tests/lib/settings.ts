/** Where the city is: what `npm start` prints, unless the environment says otherwise. */
export const settings = {
  gateway: __ENV.LINLI_GATEWAY || 'http://127.0.0.1:4000',
  issuer: __ENV.LINLI_ISSUER || 'http://127.0.0.1:8180/realms/linli',
  password: __ENV.LINLI_PASSWORD || 'Linli-2026!dev',
  /** Where the summaries are written. */
  out: __ENV.LINLI_OUT || '.',
} as const;

/** A whole number from the environment, above 0. */
export function numberIn(name: string, usual: number): number {
  const found = Number(__ENV[name] || usual);
  if (!Number.isFinite(found) || found <= 0) throw new Error(`${name} is no number above 0`);
  return found;
}
