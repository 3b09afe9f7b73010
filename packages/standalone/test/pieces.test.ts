import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startIdentity } from '@linli/dev-identity';
import { startConsole } from '../src/console.ts';
import { figuresIn, figuresOf } from '../src/figures.ts';
import { hold } from '../src/hold.ts';
import { openKeys, pemOf } from '../src/keys.ts';
import { loginsAt } from '../src/login.ts';
import { type CityPlan, planOf } from '../src/plan.ts';
import { partNames, portsFrom, urlOf } from '../src/ports.ts';
import { stopOnSignals } from '../src/signals.ts';
import { wordsOf } from '../src/words.ts';

const folder = mkdtempSync(join(tmpdir(), 'linli-pieces-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the keys of a city', () => {
  it('are made once and read by their owner only', () => {
    const first = openKeys(join(folder, 'keys'));
    const again = openKeys(join(folder, 'keys'));
    expect(again.cursorSecret).toBe(first.cursorSecret);
    expect(again.gateway.publicKey.equals(first.gateway.publicKey)).toBe(true);
    expect(new Set([first.gateway, ...first.services.values()].map(({ publicKey }) => pemOf(publicKey))).size).toBe(9);
    expect([again.fieldRing, again.blindKey]).toEqual([first.fieldRing, first.blindKey]);
    for (const name of ['gateway.pem', 'service-cases.pem', 'cursor.secret', 'fields.ring', 'blind.key'])
      expect(statSync(join(folder, 'keys', name)).mode & 0o777).toBe(0o600);
  });
});

describe('the ports of a city', () => {
  it('are all different when any will do', async () => {
    expect(new Set(Object.values(await portsFrom(0))).size).toBe(partNames.length);
  });

  it('are named with their piece when somebody else has one', async () => {
    const { gateway } = await portsFrom(0);
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(gateway, '127.0.0.1', resolve));
    await expect(portsFrom(gateway)).rejects.toThrow(`Port ${gateway} for the database is taken`);
    await new Promise((resolve) => squatter.close(resolve));
  });
});

describe('figures', () => {
  const planned = (more: object) => planOf({ dataDir: join(folder, 'figures'), portBase: 0, ...more });

  it('of a city of several processes are told by each, at a port of its own on this machine', async () => {
    const plan = await planned({ split: true, metricsPort: 0 });
    const urls = figuresIn(plan);
    expect([urls.length, new Set(urls).size]).toEqual([9, 9]);
    for (const url of urls) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/metrics$/);
    expect(urls).toContain(`http://127.0.0.1:${figuresOf(plan, 'cases')['LINLI_METRICS_PORT']}/metrics`);
  });

  it.each([
    ['in one process', { metricsPort: 0 }],
    ['nobody asks for', { split: true }],
  ])('of a city %s are told by no process beside', async (_, more) => {
    const plan = await planned(more);
    expect([figuresIn(plan), figuresOf(plan, 'cases')]).toEqual([[], {}]);
  });
});

describe('a data folder', () => {
  it('belongs to one process at a time, and to nobody when that one is gone', () => {
    const dataDir = join(folder, 'held');
    const letGo = hold(dataDir);
    expect(() => hold(dataDir)).toThrow(`in use by process ${process.pid}`);
    letGo();
    writeFileSync(join(dataDir, 'city.pid'), '4194304');
    hold(dataDir)();
  });
});

describe('the command line', () => {
  it('says where data lies and how the city is started', () => {
    expect(wordsOf(['--data', '/tmp/x', '--port-base', '4200', '--split'])).toEqual({
      dataDir: '/tmp/x',
      portBase: 4200,
      split: true,
    });
  });

  it.each([[['--port-base', 'many']], [['--colour']]])('refuses %j', (said) => {
    expect(() => wordsOf(said)).toThrow();
  });
});

describe('the console', () => {
  let plan: CityPlan;
  beforeAll(async () => {
    plan = await planOf({ dataDir: join(folder, 'city'), portBase: 0 });
  });

  it('tells the browser where this city is, and lets it reach nothing else', async () => {
    const console = await startConsole(plan);
    const response = await fetch(`${console.url}/config.json`);
    expect(await response.json()).toEqual({
      apiUrl: `${urlOf(plan.ports.gateway)}/graphql`,
      identityUrl: urlOf(plan.ports.identity),
      realm: 'linli',
      clientId: 'web-admin',
    });
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'; script-src 'self';");
    expect(policy).toContain("object-src 'none'");
    await console.close();
  });

  it('gives no file from outside its folder', async () => {
    const console = await startConsole(plan);
    const response = await fetch(`${console.url}/..%2f..%2fpackage.json`);
    expect(await response.text()).not.toContain('workspaces');
    await console.close();
  });
});

describe('a script that signs in', () => {
  it('gets a token once and keeps it', async () => {
    const plan = await planOf({ dataDir: join(folder, 'logins'), portBase: 0 });
    const { realmFile, issuer, ports } = plan;
    const identity = await startIdentity({ realmFile, dataDir: plan.folderOf('identity'), port: ports.identity });
    const logins = loginsAt(issuer);
    const token = await logins.person('hub-binhu');
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ iss: issuer, jurisdiction: '340111400000', azp: 'dev-cli' });
    expect(await logins.person('hub-binhu')).toBe(token);
    await expect(logins.person('nobody')).rejects.toThrow('nobody got no token');
    await identity.close();
  });
});

describe('somebody who presses Ctrl-C', () => {
  it('waits for the city at the first, and not at the second', async () => {
    const before = { int: process.listeners('SIGINT'), term: process.listeners('SIGTERM') };
    const exits: unknown[] = [];
    const exit = import.meta.jest.spyOn(process, 'exit').mockImplementation((code) => exits.push(code) as never);
    let finish = () => {};
    stopOnSignals({ close: () => new Promise((resolve) => (finish = resolve)) }, () => {});
    process.emit('SIGINT');
    expect(exits).toEqual([]);
    process.emit('SIGINT');
    expect(exits).toEqual([130]);
    finish();
    await new Promise((resolve) => setImmediate(resolve));
    expect(exits).toEqual([130, 0]);
    exit.mockRestore();
    for (const listener of process.listeners('SIGINT').filter((each) => !before.int.includes(each)))
      process.off('SIGINT', listener);
    for (const listener of process.listeners('SIGTERM').filter((each) => !before.term.includes(each)))
      process.off('SIGTERM', listener);
  });
});

describe('the sample logins', () => {
  it('are people of the realm file, with the password that is printed', () => {
    const realm = JSON.parse(
      readFileSync(new URL('../../../charts/linli/files/linli-realm.json', import.meta.url), 'utf8'),
    );
    const names = realm.users.map(({ username }: { username: string }) => username);
    expect(names).toEqual(expect.arrayContaining(['qu-admin', 'hub-binhu', 'grid-binhu']));
  });
});
