/** How often the server is killed; the long run is `npm run kills -w @linli/embedded-db -- --kills 200`. */
export const config = {
  kills: Number(process.env['LINLI_KILLS'] ?? 20),
  seed: Number(process.env['LINLI_KILLS_SEED'] ?? Date.now() % 2 ** 31),
} as const;
