/** How many processes write at once, and for how long. */
export const config = {
  processes: Number(process.env['LINLI_PROCESSES'] ?? 8),
  seconds: Number(process.env['LINLI_PROCESS_SECONDS'] ?? 3),
  seed: Number(process.env['LINLI_FUZZ_SEED'] ?? Date.now() % 2 ** 31),
} as const;
