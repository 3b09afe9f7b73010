import { adapterOn } from '../src/adapter.ts';
import { openStore, sweep } from '../src/store.ts';
import type { Identity } from '@linli/dev-identity';
import { sessionSeconds } from '../src/lifespans.ts';
import { openRealm } from '../src/realm.ts';
import { claimsOf, place, post, realmFile, refresh, signIn } from './place.ts';

const { start, folder, leave } = place();
afterEach(leave);

const kidOf = async ({ issuer }: Identity): Promise<unknown> => {
  const certs = await fetch(`${issuer}/protocol/openid-connect/certs`);
  const { keys } = (await certs.json()) as { keys: { kid: string }[] };
  return keys.map(({ kid }) => kid);
};

/** Waits until nothing is left of the connections to the identity before. */
async function answers({ issuer }: Identity): Promise<void> {
  const health = () => fetch(new URL('/health/ready', issuer)).catch(() => undefined);
  while (!(await health())?.ok) await new Promise(setImmediate);
}

describe('a person who stays', () => {
  it('gets a new refresh token with every refresh, in the same session', async () => {
    const identity = await start();
    const first = await signIn(identity, 'clerk-binhu');
    const second = await refresh(identity, first.body['refresh_token']);
    expect(second.status).toBe(200);
    expect(second.body['refresh_token']).not.toBe(first.body['refresh_token']);
    expect(claimsOf(second.body['access_token'])['sid']).toBe(first.body['session_state']);
  });

  it('loses the session when an old refresh token is used again, for somebody may have copied it', async () => {
    const identity = await start();
    const first = await signIn(identity, 'clerk-binhu');
    const second = await refresh(identity, first.body['refresh_token']);
    const replayed = await refresh(identity, first.body['refresh_token']);
    expect([replayed.status, replayed.body['error']]).toEqual([400, 'invalid_grant']);
    expect((await refresh(identity, second.body['refresh_token'])).status).toBe(400);
  });

  it('can use a refresh token once, even at the same moment', async () => {
    const identity = await start();
    const { body } = await signIn(identity, 'clerk-binhu');
    const both = await Promise.all([1, 2].map(() => refresh(identity, body['refresh_token'])));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('may be idle for half an hour, and stay ten hours at most', async () => {
    const realm = openRealm(await realmFile());
    const now = Math.floor(Date.now() / 1000);
    expect(sessionSeconds(realm, undefined)).toBe(1800);
    expect(sessionSeconds(realm, now - 20_000)).toBe(1800);
    expect(sessionSeconds(realm, now - 35_000)).toBeLessThanOrEqual(1000);
    expect(sessionSeconds(realm, now - 50_000)).toBe(1);
  });

  it('is still there after a restart, under the same key', async () => {
    const dataDir = await folder();
    const before = await start({ dataDir });
    const { body } = await signIn(before, 'clerk-binhu');
    const kid = await kidOf(before);
    await before.close();
    const after = await start({ dataDir, port: before.port });
    await answers(after);
    expect(await kidOf(after)).toEqual(kid);
    const headers = { authorization: `Bearer ${body['access_token']}` };
    expect((await fetch(`${after.issuer}/account`, { headers })).status).toBe(200);
    expect((await refresh(after, body['refresh_token'])).status).toBe(200);
  });

  it('is gone after signing out with the refresh token', async () => {
    const identity = await start();
    const { body } = await signIn(identity, 'clerk-binhu');
    const leaving = { client_id: 'dev-cli', refresh_token: body['refresh_token'] ?? '' };
    const out = await post(`${identity.issuer}/protocol/openid-connect/logout`, leaving);
    expect(out.status).toBe(204);
    expect((await refresh(identity, body['refresh_token'])).status).toBe(400);
    const headers = { authorization: `Bearer ${body['access_token']}` };
    expect((await fetch(`${identity.issuer}/account`, { headers })).status).toBe(401);
  });
});

describe('the data folder', () => {
  it('forgets what has ended, and all that led to it', async () => {
    const store = openStore(await folder());
    const now = Math.floor(Date.now() / 1000);
    const sessions = adapterOn(store)('Session');
    const tokens = adapterOn(store)('RefreshToken');
    await sessions.upsert('short', { uid: 'u1' }, 10);
    await sessions.upsert('long', { uid: 'u2' }, 100);
    await tokens.upsert('t1', { grantId: 'g1' }, 10);
    expect(await sweep(store, now + 50)).toBe(2);
    expect([await sessions.findByUid('u1'), await sessions.findByUid('u2')]).toEqual([undefined, { uid: 'u2' }]);
    const left = [store.entries, store.endings, store.uids, store.members].map((table) => table.getKeysCount());
    expect(left).toEqual([1, 1, 1, 0]);
    await store.root.close();
  });

  it('gives nothing out after its end, swept or not', async () => {
    const store = openStore(await folder());
    const sessions = adapterOn(store)('Session');
    await sessions.upsert('over', { uid: 'u1' }, 0);
    expect(await sessions.find('over')).toBeUndefined();
    await store.root.close();
  });

  it('forgets every token of a grant that is revoked, and no other', async () => {
    const store = openStore(await folder());
    const tokens = adapterOn(store)('AccessToken');
    await tokens.upsert('a', { grantId: 'g' }, 100);
    await tokens.upsert('b', { grantId: 'g' }, 100);
    await tokens.upsert('c', { grantId: 'gg' }, 100);
    await tokens.revokeByGrantId('g');
    expect(await Promise.all(['a', 'b', 'c'].map((id) => tokens.find(id)))).toEqual([
      undefined,
      undefined,
      { grantId: 'gg' },
    ]);
    await store.root.close();
  });
});
