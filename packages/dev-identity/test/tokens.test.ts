import { createHash } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { RealmFile } from '../src/realm-file.ts';
import { claimsOf, place, post, signIn, TOKEN } from './place.ts';

const { start, changed, leave } = place();
afterEach(leave);

const VENDOR = 'dev-vendor-demo-secret-change-me';
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
});

describe('a client that looks around', () => {
  it('finds the routes of Keycloak by discovery', async () => {
    const { issuer } = await start();
    const found = await fetch(`${issuer}/.well-known/openid-configuration`);
    const openid = `${issuer}/protocol/openid-connect`;
    expect(await found.json()).toMatchObject({
      issuer,
      authorization_endpoint: `${openid}/auth`,
      token_endpoint: `${openid}/token`,
      userinfo_endpoint: `${openid}/userinfo`,
      jwks_uri: `${openid}/certs`,
      introspection_endpoint: `${openid}/token/introspect`,
      revocation_endpoint: `${openid}/revoke`,
      end_session_endpoint: `${openid}/logout`,
      code_challenge_methods_supported: ['S256'],
    });
  });

  it('finds no other realm, and a healthy service', async () => {
    const { issuer } = await start();
    expect((await fetch(`${issuer}x`)).status).toBe(404);
    expect((await fetch(new URL('/health/ready', issuer))).status).toBe(200);
  });

  it('gets no permission to read tokens from a foreign page', async () => {
    const { issuer } = await start();
    const from = async (origin: string) => {
      const form = { grant_type: 'refresh_token', client_id: 'web-admin', refresh_token: 'x' };
      const { headers } = await post(issuer + TOKEN, form, { origin });
      return [headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')];
    };
    expect(await from('http://127.0.0.1:5173')).toEqual(['http://127.0.0.1:5173', 'true']);
    expect(await from('http://foreign.example')).toEqual([null, null]);
  });
});

describe('a page of the console', () => {
  const asks = (origin: string) => ({
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
  });

  it.each(['/protocol/openid-connect/userinfo', '/account'])('may ask %s, a foreign page may not', async (path) => {
    const { issuer } = await start();
    const allowed = async (origin: string) =>
      (await fetch(issuer + path, asks(origin))).headers.get('access-control-allow-origin');
    expect(await allowed('http://localhost:5173')).toBe('http://localhost:5173');
    expect(await allowed('http://foreign.example')).toBeNull();
  });
});

describe('a person who signs in', () => {
  it('carries role, place and posts as Keycloak would write them', async () => {
    const identity = await start();
    const { body } = await signIn(identity, 'dept-sanxiaokou');
    expect(claimsOf(body['access_token'])).toMatchObject({
      iss: identity.issuer,
      aud: 'gateway',
      typ: 'Bearer',
      azp: 'dev-cli',
      preferred_username: 'dept-sanxiaokou',
      name: '三孝口街道城管经办',
      realm_access: { roles: ['dept-handler'] },
      jurisdiction: '340103009000',
      level: 'street',
      posts: ['dept-handler:urban-management@340103009000'],
      scope: 'profile linli',
      sid: body['session_state'],
    });
  });

  it('gets a token that the published keys verify', async () => {
    const identity = await start();
    const { body } = await signIn(identity, 'qu-admin');
    const keys = createRemoteJWKSet(new URL(`${identity.issuer}/protocol/openid-connect/certs`));
    const expected = { issuer: identity.issuer, audience: 'gateway', algorithms: ['RS256'] };
    await expect(jwtVerify(body['access_token'] ?? '', keys, expected)).resolves.toBeDefined();
  });

  it('gets an ID token that belongs to this client, session and access token', async () => {
    const identity = await start();
    const { body } = await signIn(identity, 'qu-admin', { scope: 'openid' });
    const hash = createHash('sha256')
      .update(body['access_token'] ?? '')
      .digest()
      .subarray(0, 16)
      .toString('base64url');
    expect(claimsOf(body['id_token'])).toMatchObject({
      typ: 'ID',
      aud: 'dev-cli',
      azp: 'dev-cli',
      sid: body['session_state'],
      at_hash: hash,
      auth_time: expect.any(Number) as number,
      sub: claimsOf(body['access_token'])['sub'],
    });
  });

  it('is told the same by user info and the account page', async () => {
    const identity = await start();
    const { body } = await signIn(identity, 'hub-binhu', { scope: 'openid' });
    const headers = { authorization: `Bearer ${body['access_token']}` };
    const ask = async (path: string) => (await fetch(identity.issuer + path, { headers })).json();
    expect(await ask('/protocol/openid-connect/userinfo')).toMatchObject({
      jurisdiction: '340111400000',
      level: 'street',
    });
    expect(await ask('/account')).toMatchObject({ username: 'hub-binhu' });
  });

  it('shows a client only the roles that are mapped to it', async () => {
    const narrow = (file: RealmFile): RealmFile => ({
      ...file,
      clients: file.clients.map((client) => ({ ...client, fullScopeAllowed: client.clientId !== 'dev-cli' })),
      scopeMappings: [{ client: 'dev-cli', roles: ['hub-operator'] }],
    });
    const { body } = await signIn(await start({ realmFile: await changed(narrow) }), 'hub-binhu');
    expect(claimsOf(body['access_token'])['realm_access']).toEqual({ roles: ['hub-operator'] });
  });

  it('asks in vain for a scope the client does not have', async () => {
    const { status, body } = await signIn(await start(), 'qu-admin', { scope: 'case.void' });
    expect([status, body['error']]).toEqual([400, 'invalid_scope']);
  });

  it('cannot use a password at the console: only by its page', async () => {
    const { status } = await signIn(await start(), 'qu-admin', { client_id: 'web-admin' });
    expect(status).toBe(400);
  });
});

describe('a service', () => {
  const form = { grant_type: 'client_credentials', scope: 'case.read case.report' };

  it.each([
    ['in the header', form, basic('vendor-demo', VENDOR)],
    ['in the body', { ...form, client_id: 'vendor-demo', client_secret: VENDOR }, {}],
  ])('signs in with its secret %s and gets the rights it asked for', async (_, sent, headers) => {
    const { issuer } = await start();
    const { body } = await post(issuer + TOKEN, sent, headers);
    expect(body).not.toHaveProperty('refresh_token');
    expect(claimsOf(body['access_token'])).toMatchObject({
      azp: 'vendor-demo',
      aud: 'gateway',
      preferred_username: 'service-account-vendor-demo',
      realm_access: { roles: ['vendor-app'] },
      jurisdiction: '340111400000',
      scope: 'profile linli case.read case.report',
    });
  });

  it.each([
    ['a wrong secret', { ...form, client_id: 'vendor-demo', client_secret: 'guess' }, [401, 'invalid_client']],
    [
      'a right its role lacks',
      { ...form, scope: 'case.void', client_id: 'vendor-demo', client_secret: VENDOR },
      [400, 'invalid_scope'],
    ],
  ])('is refused with %s', async (_, sent, expected) => {
    const { issuer } = await start();
    const refused = await post(issuer + TOKEN, sent);
    expect([refused.status, refused.body['error']]).toEqual(expected);
  });

  it('named gateway learns by introspection whether a token still stands', async () => {
    const identity = await start();
    const { body } = await signIn(identity, 'qu-admin');
    const token = body['access_token'] ?? '';
    const gateway = basic('gateway', 'dev-gateway-secret-change-me');
    const ask = () => post(`${identity.issuer}${TOKEN}/introspect`, { token }, gateway);
    expect((await ask()).body).toMatchObject({ active: true, username: 'qu-admin', jurisdiction: '340111000000' });
    const revoke = `${identity.issuer}/protocol/openid-connect/revoke`;
    await post(revoke, { token, client_id: 'vendor-demo', client_secret: VENDOR });
    expect((await ask()).body).toMatchObject({ active: true });
    await post(revoke, { token, client_id: 'dev-cli' });
    expect((await ask()).body).toEqual({ active: false });
  });
});
