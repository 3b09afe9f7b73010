import { readFileSync } from 'node:fs';
import { chromiumFlags, findChromium } from '@linli/testkit';
import { type Browser, chromium } from 'playwright-core';
import { SAMPLE_PASSWORD } from '../../src/index.ts';
import { loginsAt } from '../../src/login.ts';
import { partNames } from '../../src/ports.ts';
import { theCity } from './the-city.ts';

// Address of a Keycloak that has imported the realm file as it is, for example http://127.0.0.1:8180.
const keycloak = process.env['LINLI_KEYCLOAK'];
const withKeycloak = keycloak ? describe : describe.skip;
// The realm file lets browsers come back to this port alone.
const CONSOLE = 5173;

interface User {
  readonly username: string;
  readonly enabled: boolean;
  readonly serviceAccountClientId?: string;
}

const REALM = new URL('../../../../charts/linli/files/linli-realm.json', import.meta.url);
const { users } = JSON.parse(readFileSync(REALM, 'utf8')) as { readonly users: readonly User[] };
const people = users.filter((user) => user.enabled && !user.serviceAccountClientId).map(({ username }) => username);
const machines = users.flatMap(({ serviceAccountClientId: id }) => (id ? [id] : []));

// What two issuers cannot have in common; packages/dev-identity/README.md lists the same.
const own = new Set(['exp', 'iat', 'auth_time', 'jti', 'iss', 'sid', 'sub']);

type Claims = Readonly<Record<string, unknown>>;

const claimsIn = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;

// Scopes and posts are sets: neither issuer promises an order.
const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...value].sort() : value);

const shared = (token: string): Claims =>
  Object.fromEntries(
    Object.entries(claimsIn(token))
      .filter(([name]) => !own.has(name))
      .map(([name, value]) => [name, sorted(name === 'scope' ? String(value).split(' ') : value)]),
  );

withKeycloak('the real Keycloak with the realm file', () => {
  const ours = theCity();
  const theirs = theCity({ identity: keycloak ?? '', portBase: CONSOLE - partNames.indexOf('console') });
  const dev = () => loginsAt(ours.city().plan.issuer);
  const real = () => loginsAt(theirs.city().plan.issuer);

  it.each(people)('gives %s the claims that the development identity gives', async (username) => {
    expect(shared(await real().person(username))).toEqual(shared(await dev().person(username)));
  });

  it.each(machines)('gives the application %s the claims that the development identity gives', async (client) => {
    expect(shared(await real().service(client))).toEqual(shared(await dev().service(client)));
  });

  it('signs tokens that the gateway takes, and another realm does not', async () => {
    const me = '{ me { roles nodes permissions home { code } } }';
    const clerk = await theirs.as('clerk-binhu');
    const { me: found } = await (await ours.as('clerk-binhu')).asks(me);
    expect((await clerk.asks(me)).me).toEqual(found);
    const foreign = await fetch(`${keycloak}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: 'admin-cli',
        username: 'admin',
        password: 'admin',
      }),
    });
    const { access_token: token } = (await foreign.json()) as { access_token?: string };
    const { errors } = await theirs.city().ask({ query: me }, { token: token ?? 'none' });
    expect(errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED');
  });

  const executablePath = findChromium();
  const inBrowser = executablePath ? it : it.skip;
  inBrowser(
    'lets an unmodified keycloak-js sign somebody in and out',
    async () => {
      let browser: Browser | null = null;
      try {
        browser = await chromium.launch({
          executablePath: executablePath ?? '',
          args: [...chromiumFlags],
          headless: true,
        });
        const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
        await page.goto(`http://localhost:${CONSOLE}/cases`);
        await page.getByRole('button', { name: /登\s*录/ }).click();
        await page.fill('#username', 'clerk-binhu');
        await page.fill('#password', SAMPLE_PASSWORD);
        await page.click('#kc-login');
        await page.getByRole('navigation').first().waitFor();
        expect(new URL(page.url()).pathname).toBe('/cases');
      } finally {
        await browser?.close();
      }
    },
    120_000,
  );
});
