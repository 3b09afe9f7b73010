import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, UnsecuredJWT } from 'jose';
import { door, type Told } from './door.ts';
import { ISSUER, standing } from './issuer.ts';
import { theGate } from './the-gate.ts';

const { city, gate } = await theGate();

const PEOPLE = JSON.stringify({ query: '{ people { id } }' });
const OPEN = JSON.stringify({ query: '{ cases { id } }' });

const send = (authorization: string, body = PEOPLE): Promise<Told> =>
  gate.raw({ headers: { 'content-type': 'application/json', authorization }, body });

const now = () => Math.floor(Date.now() / 1000);
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token', () => {
  it('that is in order opens the door', async () => {
    const { status, data } = await send(`Bearer ${await gate.issuer.token()}`);
    expect([status, data]).toEqual([200, { people: [{ id: 'p1' }, { id: 'p2' }, { id: 'p3' }] }]);
  });

  it.each([
    ['expired', { exp: now() - 10 }],
    ['not valid yet', { nbf: now() + 60 }],
    ['from the future', { iat: now() + 3600, exp: now() + 3700 }],
    ['without an end', { exp: undefined }],
    ['without a subject', { sub: undefined }],
    ['without a beginning', { iat: undefined }],
    ['for another audience', { aud: 'account' }],
    ['of another issuer', { iss: `${ISSUER}2` }],
    ['that is an ID token', { typ: 'ID' }],
    ['that is a refresh token', { typ: 'Refresh' }],
    ['of an unknown client', { azp: 'evil-app' }],
    ['without a client', { azp: undefined }],
    ['that lives too long', { exp: now() + 100_000 }],
    ['without a place', { jurisdiction: undefined }],
    ['whose posts are one text', { posts: 'grid-worker@340111400001001' }],
    ['whose posts cannot be read', { posts: ['grid-worker@3401114000010', 'nobody', 7] }],
    ['whose place is a number', { jurisdiction: 340111000000 }],
    ['larger than 8 KB', { padding: 'x'.repeat(8000) }],
  ])('%s is refused', async (_, claims) => {
    const { status, errors } = await send(`Bearer ${await gate.issuer.token(claims)}`);
    expect([status, errors[0]?.extensions['code']]).toEqual([401, 'SIGN_IN_REQUIRED']);
  });

  it('signed by another key under our key id is refused', async () => {
    const other = await generateKeyPair('RS256', { extractable: true });
    const tokens = [
      await gate.issuer.token({}, {}, other.privateKey),
      await gate.issuer.token({}, { kid: 'k1', jwk: await exportJWK(other.publicKey) }, other.privateKey),
      await gate.issuer.token({}, { jku: 'http://127.0.0.1:9/jwks' }, other.privateKey),
    ];
    for (const token of tokens) expect((await send(`Bearer ${token}`)).status).toBe(401);
  });

  it('that is unsigned, or signed with our public key as a secret, is refused', async () => {
    const payload = { ...standing, iat: now(), exp: now() + 300 };
    const head = `${base64({ alg: 'HS256', kid: 'k1' })}.${base64(payload)}`;
    const mac = createHmac('sha256', await exportSPKI(gate.issuer.publicKey))
      .update(head)
      .digest('base64url');
    expect((await send(`Bearer ${new UnsecuredJWT(payload).encode()}`)).status).toBe(401);
    expect((await send(`Bearer ${head}.${mac}`)).status).toBe(401);
  });

  it('whose payload or signature was changed is refused', async () => {
    const [head, payload, signature] = (await gate.issuer.token()).split('.');
    const changed = base64({ ...standing, sub: 'admin', iat: now(), exp: now() + 300 });
    expect((await send(`Bearer ${head}.${changed}.${signature}`)).status).toBe(401);
    expect((await send(`Bearer ${head}.${payload}.${signature?.slice(0, -4)}`)).status).toBe(401);
    expect((await send(`Bearer ${head}.${payload}`)).status).toBe(401);
  });

  it.each(['Basic dTpw', 'Bearer', 'Bearer a b', 'bearer ', 'Bearer ü'])('is not %s', async (authorization) => {
    const { status } = await send(encodeURI(authorization).replaceAll('%20', ' '));
    expect(status).toBe(401);
  });

  it('that does not hold is refused for open fields as well', async () => {
    expect((await send(`Bearer ${await gate.issuer.token({ exp: now() - 10 })}`, OPEN)).status).toBe(401);
  });

  it('with an unknown key id has the keys fetched again once, not each time', async () => {
    const before = gate.issuer.fetches();
    for (let i = 0; i < 10; i += 1) {
      expect((await send(`Bearer ${await gate.issuer.token({ jti: `${i}` }, { kid: `k${i}x` })}`)).status).toBe(401);
    }
    expect(gate.issuer.fetches() - before).toBeLessThanOrEqual(1);
  });

  it('never stands in the log', () => {
    expect(gate.lines.join('\n')).not.toContain('eyJ');
  });
});

describe('an identity that is away', () => {
  it('is no fault of the caller', async () => {
    const alone = await door([city.population, city.cases], { jwksUri: 'http://127.0.0.1:9/certs' });
    const { status, errors } = await alone.ask('{ people { id } }');
    await alone.close();
    expect([status, errors[0]?.extensions['code']]).toEqual([503, 'SERVICE_UNAVAILABLE']);
  });
});
