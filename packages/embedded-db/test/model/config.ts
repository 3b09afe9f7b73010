/** How long the comparison with the model runs, and with what. */
export const config = {
  /** Worlds to play; the long run is `npm run fuzz -w @linli/embedded-db -- --cases N --seed S`. */
  cases: Number(process.env['LINLI_FUZZ_CASES'] ?? 60),
  /** Where the random numbers begin; a failure prints it. */
  seed: Number(process.env['LINLI_FUZZ_SEED'] ?? Date.now() % 2 ** 31),
  /** A real MongoDB that is asked the same questions. */
  other: process.env['MONGODB_URI'],
} as const;
