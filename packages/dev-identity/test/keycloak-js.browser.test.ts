import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Identity, IdentityOptions } from '@linli/dev-identity';
import { chromiumFlags, findChromium, isBrowserRequired } from '@linli/testkit';
import type { RealmFile } from '../src/realm-file.ts';
import { PASSWORD, place, post, TOKEN } from './place.ts';
import { serveProbe, type Probe } from './probe.ts';

const executablePath = findChromium();
const withBrowser = executablePath || isBrowserRequired() ? describe : describe.skip;
if (withBrowser === describe.skip)
  process.stderr.write('No Chromium on this machine: the tests with keycloak-js are skipped.\n');

import.meta.jest.setTimeout(30_000);
const { start, folder, changed, leave } = place();
let browser: Browser;
let probe: Probe;

beforeAll(async () => {
  if (!executablePath) throw new Error('LINLI_REQUIRE_BROWSER is set, and no Chromium was found');
  browser = await chromium.launch({ executablePath, args: [...chromiumFlags], headless: true });
  probe = await serveProbe();
});
afterEach(leave);
afterAll(async () => {
  await browser?.close();
  await probe?.close();
});

interface Seen {
  readonly authenticated?: boolean;
  readonly error?: string;
}

const atProbe = (file: RealmFile): RealmFile =>
  JSON.parse(JSON.stringify(file).replaceAll(':5173', `:${probe.port}`)) as RealmFile;

/** An identity whose console is the probe. */
async function identityForProbe(options: Partial<IdentityOptions> = {}): Promise<Identity> {
  return start({ ...options, realmFile: await changed(atProbe) });
}

async function open(
  context: BrowserContext,
  { issuer }: Identity,
  mode: 'login' | 'check-sso' | 'silent',
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${probe.origin}/?mode=${mode}&idp=${new URL(issuer).origin}`);
  return page;
}

async function seen(page: Page): Promise<Seen> {
  await page.waitForFunction('window.ready', null, { timeout: 15_000 });
  return page.evaluate('window.ready') as Promise<Seen>;
}

async function fill(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.fill('#username', username);
  await page.fill('#password', password);
  await page.click('#kc-login');
}

async function signedIn(context: BrowserContext, identity: Identity, username = 'hub-binhu'): Promise<Page> {
  const page = await open(context, identity, 'login');
  await fill(page, username);
  expect(await seen(page)).toEqual({ authenticated: true });
  return page;
}

withBrowser('with keycloak-js in Chromium', () => {
  it('nobody is signed in at first, and nobody is asked to be', async () => {
    const page = await open(await browser.newContext(), await identityForProbe(), 'check-sso');
    expect(await seen(page)).toEqual({ authenticated: false });
  });

  it('a person with the wrong password stays on the page and is told so', async () => {
    const page = await open(await browser.newContext(), await identityForProbe(), 'login');
    await fill(page, 'hub-binhu', 'wrong');
    await page.waitForSelector('#input-error[role=alert]');
    expect(await page.inputValue('#username')).toBe('hub-binhu');
    await fill(page, 'hub-binhu');
    expect(await seen(page)).toEqual({ authenticated: true });
  });

  it('a person signs in, and keycloak-js can do all it does with Keycloak', async () => {
    const identity = await identityForProbe();
    const page = await signedIn(await browser.newContext(), identity);
    expect(page.url()).not.toMatch(/code=|state=/);
    expect(await page.evaluate('kc.tokenParsed')).toMatchObject({
      typ: 'Bearer',
      azp: 'web-admin',
      aud: 'gateway',
      'allowed-origins': [probe.origin, `http://localhost:${probe.port}`],
      preferred_username: 'hub-binhu',
      realm_access: { roles: ['hub-operator', 'community-lead'] },
      posts: ['hub-operator@340111400000', 'community-lead@340111400000'],
    });
    expect(await page.evaluate('kc.idTokenParsed')).toMatchObject({
      typ: 'ID',
      sid: await page.evaluate('kc.sessionId'),
    });
    expect(await page.evaluate('kc.refreshTokenParsed')).toMatchObject({ typ: 'Refresh' });
    expect(await page.evaluate('[kc.hasRealmRole("hub-operator"), kc.hasRealmRole("district-admin")]')).toEqual([
      true,
      false,
    ]);
    expect(await page.evaluate('kc.updateToken(-1)')).toBe(true);
    expect(await page.evaluate('kc.updateToken(-1)')).toBe(true);
    expect(await page.evaluate('kc.loadUserInfo()')).toMatchObject({ jurisdiction: '340111400000' });
    expect(await page.evaluate('kc.loadUserProfile()')).toMatchObject({ username: 'hub-binhu' });
    const keys = createRemoteJWKSet(new URL(`${identity.issuer}/protocol/openid-connect/certs`));
    const token = (await page.evaluate('kc.token')) as string;
    const expected = { issuer: identity.issuer, audience: 'gateway', algorithms: ['RS256'] };
    await expect(jwtVerify(token, keys, expected)).resolves.toBeDefined();
  });

  it('a second tab is signed in without being asked, by redirect and by a silent frame', async () => {
    const identity = await identityForProbe();
    const context = await browser.newContext();
    await signedIn(context, identity);
    expect(await seen(await open(context, identity, 'check-sso'))).toEqual({ authenticated: true });
    const silent = await open(context, identity, 'silent');
    expect(await seen(silent)).toEqual({ authenticated: true });
    expect(silent.url()).toContain('mode=silent');
  });

  it('a person who signs out in one tab is out in the other, and the old tokens are worth nothing', async () => {
    const identity = await identityForProbe();
    const context = await browser.newContext();
    const page = await signedIn(context, identity);
    const other = await open(context, identity, 'check-sso');
    await seen(other);
    const token = (await other.evaluate('kc.refreshToken')) as string;
    const leaving = page.waitForURL(
      (url) => url.origin === probe.origin && url.searchParams.get('mode') === 'check-sso',
    );
    await page.evaluate('void kc.logout({ redirectUri: location.origin + "/?mode=check-sso" })');
    await leaving;
    expect(await seen(page)).toEqual({ authenticated: false });
    await other.waitForFunction('window.events.includes("onAuthLogout")', null, { timeout: 10_000 });
    const form = { grant_type: 'refresh_token', client_id: 'web-admin', refresh_token: token };
    expect((await post(identity.issuer + TOKEN, form)).status).toBe(400);
  });

  it('a person sent to sign out by a foreign page is asked first', async () => {
    const identity = await identityForProbe();
    const context = await browser.newContext();
    await signedIn(context, identity);
    const trap = await context.newPage();
    const logout = `${identity.issuer}/protocol/openid-connect/logout?client_id=web-admin&post_logout_redirect_uri=`;
    await trap.goto(`${logout}${probe.origin}/`);
    await trap.waitForSelector('#kc-logout');
    expect(await seen(await open(context, identity, 'check-sso'))).toEqual({ authenticated: true });
    expect((await fetch(`${logout}http://foreign.example/`)).status).toBe(400);
  });

  it('a person is still signed in after the identity was restarted', async () => {
    const dataDir = await folder();
    const context = await browser.newContext();
    const before = await identityForProbe({ dataDir });
    const page = await signedIn(context, before);
    await before.close();
    const after = await identityForProbe({ dataDir, port: before.port });
    expect(await page.evaluate('kc.updateToken(-1)')).toBe(true);
    expect(await seen(await open(context, after, 'check-sso'))).toEqual({ authenticated: true });
  });

  it('the way back to the console names the session', async () => {
    const identity = await identityForProbe();
    const page = await open(await browser.newContext(), identity, 'login');
    const back = page.waitForResponse((answer) => answer.headers()['location']?.includes('session_state=') ?? false);
    await fill(page, 'qu-admin');
    const { location = '' } = (await back).headers();
    await seen(page);
    const state = new URLSearchParams(new URL(location).hash.slice(1)).get('session_state');
    expect(state).toBe(await page.evaluate('kc.sessionId'));
  });

  it.each(['zh-CN', 'en'])('the sign-in page in %s can be used by everybody, on a phone too', async (locale) => {
    const context = await browser.newContext({ locale, viewport: { width: 360, height: 640 }, bypassCSP: true });
    const page = await open(context, await identityForProbe(), 'login');
    await fill(page, 'hub-binhu', 'wrong');
    await page.waitForSelector('#input-error');
    expect(await page.getAttribute('html', 'lang')).toBe(locale);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.addScriptTag({ content: await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8') });
    const faults = await page.evaluate('axe.run().then((found) => found.violations.map(({ id }) => id))');
    expect(faults).toEqual([]);
    await page.click('footer a');
    await page.waitForSelector(`html:not([lang=${locale}])`);
  });
});
