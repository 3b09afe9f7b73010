import type { RealmFile } from '../src/realm-file.ts';
import { openRealm } from '../src/realm.ts';
import { passwordsOf } from '../src/passwords.ts';
import { openStore } from '../src/store.ts';
import { isAllowed } from '../src/paths.ts';
import { PASSWORD, place, realmFile, signIn } from './place.ts';

const { start, folder, changed, leave } = place();
afterEach(leave);

describe('somebody who guesses passwords', () => {
  it('is told no more than that the two do not fit', async () => {
    const identity = await start();
    const wrong = await signIn(identity, 'qu-admin', { password: 'guess' });
    const unknown = await signIn(identity, 'nobody', { password: 'guess' });
    expect([wrong.status, wrong.body]).toEqual([
      401,
      { error: 'invalid_grant', error_description: 'Invalid user credentials' },
    ]);
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
  });

  it('locks the name after five failures, even for the right password, and a restart does not help', async () => {
    const dataDir = await folder();
    const identity = await start({ dataDir });
    for (let guess = 0; guess < 5; guess += 1) await signIn(identity, 'qu-admin', { password: `guess ${guess}` });
    expect((await signIn(identity, 'qu-admin')).status).toBe(401);
    expect((await signIn(identity, 'hub-binhu')).status).toBe(200);
    await identity.close();
    expect((await signIn(await start({ dataDir }), 'qu-admin')).status).toBe(401);
  });

  it('gains nothing by guessing many at the same moment', async () => {
    const identity = await start();
    const guesses = Array.from({ length: 20 }, (_, guess) =>
      signIn(identity, 'qu-admin', { password: `guess ${guess}` }),
    );
    await Promise.all(guesses);
    expect((await signIn(identity, 'qu-admin')).status).toBe(401);
  });

  it('is forgotten when the right password comes in time', async () => {
    const identity = await start();
    for (const password of ['a', 'b', 'c', 'd', PASSWORD, 'e']) await signIn(identity, 'qu-admin', { password });
    expect((await signIn(identity, 'qu-admin')).status).toBe(200);
  });

  it('waits a minute after five failures, two after ten', async () => {
    const store = openStore(await folder());
    const check = passwordsOf(openRealm(await realmFile()), store);
    const fail = (at: number) => check('qu-admin', 'guess', at);
    for (let failure = 1; failure <= 5; failure += 1) await fail(0);
    expect(await check('qu-admin', PASSWORD, 59_999)).toBeUndefined();
    for (const at of [60_000, 120_000, 180_000, 240_000, 300_000]) await fail(at);
    expect(await check('qu-admin', PASSWORD, 419_999)).toBeUndefined();
    expect(await check('qu-admin', PASSWORD, 420_000)).toMatchObject({ username: 'qu-admin' });
    await store.root.close();
  });

  it('cannot be a service account', async () => {
    expect((await signIn(await start(), 'service-account-city-brain')).status).toBe(401);
  });
});

describe('production', () => {
  const isProduction = true;

  it('refuses the development identity', async () => {
    await expect(start({ environment: { isProduction, isAllowed: false } })).rejects.toThrow(
      'does not start in production',
    );
  });

  it('takes it when told to', async () => {
    await expect(start({ environment: { isProduction, isAllowed: true } })).resolves.toBeDefined();
  });
});

describe('a realm file that cannot be honoured', () => {
  const mapper = { name: 'x', protocolMapper: 'oidc-script-mapper' };
  const withUser = (user: object) => (file: RealmFile) => ({ ...file, users: [{ username: 'x', ...user }] });
  const weak = { credentials: [{ type: 'password', value: 'short' }] };

  it.each<[string, (file: RealmFile) => RealmFile, string]>([
    [
      'a mapper',
      (file) => ({ ...file, clientScopes: [...(file.clientScopes ?? []), { name: 's', protocolMappers: [mapper] }] }),
      'mapper oidc-script-mapper is not understood',
    ],
    ['a group', withUser({ groups: ['/340111'] }), 'user x is in a group'],
    ['a role', withUser({ realmRoles: ['king'] }), 'user x holds the unknown role king'],
    ['a weak password', withUser(weak), 'the password of x breaks the policy length'],
    [
      'a scope',
      (file) => ({ ...file, clients: [{ clientId: 'c', defaultClientScopes: ['none'] }] }),
      'client c names the unknown scope none',
    ],
  ])('stops the start and names %s', async (_, change, fault) => {
    await expect(start({ realmFile: await changed(change) })).rejects.toThrow(fault);
  });
});

describe('an address to be sent back to', () => {
  it.each([
    ['http://127.0.0.1:5173/cases?x=1', true],
    ['http://127.0.0.1:51730/', false],
    ['http://127.0.0.1:5173/../evil', false],
    ['http://127.0.0.1:5173/%2e%2e/evil', false],
    ['http://127.0.0.1:5173/ x', false],
    ['http://evil.example/http://127.0.0.1:5173/', false],
  ])('%s is allowed: %s', (address, expected) => {
    expect(isAllowed(['http://127.0.0.1:5173/*'], address)).toBe(expected);
  });
});
