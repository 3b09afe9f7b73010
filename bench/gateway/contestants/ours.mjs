// Ours as a city runs it: token, rights, limits, points and signed contexts.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { startGateway } from '../../../gateway/dist/index.js';

const ISSUER = 'http://issuer.test/realms/linli';

export async function start({ own }) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'RS256', use: 'sig' }] });
  const jwks = createServer((_, response) => response.setHeader('content-type', 'application/json').end(keys));
  const port = await new Promise((done) => jwks.listen(0, '127.0.0.1', () => done(jwks.address().port)));
  const gateway = await startGateway({
    port: 0,
    subgraphs: Object.entries(own).map(([name, at]) => ({ name, url: `http://127.0.0.1:${at}` })),
    issuer: ISSUER,
    jwksUri: `http://127.0.0.1:${port}`,
    clients: ['web-admin'],
    contextKey: generateKeyPairSync('ed25519').privateKey,
    // Counted and checked all the same; nobody asks this fast.
    perMinute: 1e9,
    allowances: { account: { most: 1e12, perSecond: 1e12 } },
    // Lists of the benchmark's shape have no pages: ten in ten in ten.
    limits: { objects: 1e7 },
  });
  const token = await new SignJWT({
    typ: 'Bearer',
    azp: 'web-admin',
    jurisdiction: '340111000000',
    level: 'DISTRICT',
    posts: ['district-dispatcher@340111000000'],
    realm_access: { roles: ['district-dispatcher'] },
    scope: 'openid',
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'bench', typ: 'JWT' })
    .setIssuer(ISSUER)
    .setAudience('gateway')
    .setSubject('somebody')
    .setIssuedAt()
    .setExpirationTime('50m')
    .sign(privateKey);
  return { url: `${gateway.url}/graphql`, headers: { authorization: `Bearer ${token}` } };
}
