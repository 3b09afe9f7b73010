import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

export const ISSUER = 'http://identity.test/realms/linli';

/** An identity that publishes one key and signs what it is told to. */
export interface Issuer {
  readonly jwksUri: string;
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
  /** How often the keys were fetched. */
  readonly fetches: () => number;
  readonly token: (claims?: JWTPayload, header?: Record<string, unknown>, key?: CryptoKey) => Promise<string>;
  /** Publishes no key any more. */
  readonly withdraw: () => void;
  readonly close: () => Promise<unknown>;
}

const now = () => Math.floor(Date.now() / 1000);

/** A dispatcher of Baohe district, unless told otherwise. */
export const standing: JWTPayload = {
  sub: 'u-zhang',
  typ: 'Bearer',
  azp: 'web-admin',
  aud: 'gateway',
  iss: ISSUER,
  jurisdiction: '340111000000',
  level: 'district',
  posts: ['district-dispatcher@340111000000'],
  realm_access: { roles: ['district-dispatcher'] },
};

export async function issuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  let keys = [jwk];
  let fetches = 0;
  const server = createServer((_, response) => {
    fetches += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    jwksUri: `http://127.0.0.1:${port}/certs`,
    publicKey,
    privateKey,
    fetches: () => fetches,
    token: (claims = {}, header = {}, key = privateKey) =>
      new SignJWT({ ...standing, iat: now(), exp: now() + 300, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header })
        .sign(key),
    withdraw: () => {
      keys = [];
    },
    close: () => new Promise((done) => server.close(done)),
  };
}
