import { fileURLToPath } from 'node:url';

/** What decides whether a development identity may run here at all. */
export interface Environment {
  readonly isProduction: boolean;
  readonly isAllowed: boolean;
}

export const environment = (): Environment => ({
  isProduction: process.env['NODE_ENV'] === 'production',
  isAllowed: process.env['LINLI_ALLOW_DEV_IDENTITY'] === 'true',
});

/** Settings of the command. Each has a value that suits one machine. */
export function settings() {
  const publicUrl = process.env['LINLI_IDENTITY_URL'];
  return {
    realmFile:
      process.env['LINLI_REALM_FILE'] ??
      fileURLToPath(new URL('../../../charts/linli/files/linli-realm.json', import.meta.url)),
    dataDir: process.env['LINLI_IDENTITY_DATA'] ?? 'data/identity',
    port: Number(process.env['LINLI_IDENTITY_PORT'] ?? 8180),
    host: process.env['LINLI_IDENTITY_HOST'] ?? '127.0.0.1',
    ...(publicUrl ? { publicUrl } : {}),
  };
}
