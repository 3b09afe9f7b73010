/** How many askings, and from which seed: `LINLI_SEED` asks the same again. */
export interface Wish {
  readonly seed: number;
  readonly count: number;
}

const numberIn = (text: string | undefined): number | null => (text && /^\d+$/.test(text) ? Number(text) : null);

export const wish = (): Wish => ({
  seed: numberIn(process.env['LINLI_SEED']) ?? Math.floor(Math.random() * 1_000_000_000),
  count: numberIn(process.env['LINLI_OPERATIONS']) ?? 2_000,
});
