import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

/** The issuer's public keys, kept ten minutes. An unknown key id asks again at most once in thirty seconds. */
export const issuerKeys = (jwksUri: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(jwksUri), { cacheMaxAge: 600_000, cooldownDuration: 30_000, timeoutDuration: 3_000 });
