import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { issuer, ISSUER, type Issuer } from './issuer.ts';
import { contextKey } from './subgraph.ts';
import { world, type World } from './world.ts';

const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));

let city: World;
let identity: Issuer;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  city = await world();
  identity = await issuer();
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await city.stop();
  await identity.close();
});

/** A port below those that the system gives to whoever connects: nobody takes it while its gateway restarts. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((done) => {
      server.once('error', () => done(false)).listen(port, '127.0.0.1', () => done(true));
    });
    await new Promise((done) => server.close(done));
    if (isFree) return port;
  }
}

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The built gateway as a process of its own. */
async function started(port: number): Promise<ChildProcess> {
  const { NODE_OPTIONS: _, ...environment } = process.env;
  const env = {
    ...environment,
    LINLI_PORT: String(port),
    LINLI_SUBGRAPHS: JSON.stringify({ population: city.population.url, cases: city.cases.url }),
    LINLI_ISSUER: ISSUER,
    LINLI_JWKS_URI: identity.jwksUri,
    LINLI_CLIENTS: 'web-admin',
    LINLI_DRAIN_MS: '100',
    LINLI_GATEWAY_KEY: contextKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  children.add(child);
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error('the gateway did not start');
    await pause(50);
  }
  return child;
}

async function stopped(child: ChildProcess): Promise<number | null> {
  const gone = once(child, 'exit') as Promise<[number | null]>;
  child.kill('SIGTERM');
  const [code] = await gone;
  children.delete(child);
  return code;
}

/** Asks over a connection of its own: one that is kept may be closed at the very moment it is used, by anybody's server. */
async function askOne(port: number, body: string, authorization: string): Promise<string> {
  const headers = { 'content-type': 'application/json', authorization };
  const asked = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers, agent: false });
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const parts: string[] = await response
    .setEncoding('utf8')
    .toArray()
    .catch(() => ['broken off']);
  return parts.join('');
}

/** What a balancer does: whoever takes no connection, or drops it before a word, is passed over; a broken answer is told. */
async function askAny(ports: readonly number[], body: string, authorization: string): Promise<string> {
  for (const port of ports) {
    const answer = await askOne(port, body, authorization).catch(() => null);
    if (answer !== null) return answer;
  }
  return 'nobody there';
}

it('a gateway is restarted under load behind a second one, and no caller hears of it', async () => {
  const [one, two] = [await freePort(), await freePort()];
  const first = await started(one);
  await started(two);
  const authorization = `Bearer ${await identity.token()}`;
  const body = JSON.stringify({ query: '{ people { name area } }' });
  const answers = new Map<string, number>();
  let isDone = false;
  let turn = 0;
  const asking = Promise.all(
    Array.from({ length: 4 }, async () => {
      while (!isDone) {
        turn += 1;
        const answer = await askAny(turn % 2 === 0 ? [one, two] : [two, one], body, authorization);
        const said = answer.includes('"errors"') ? answer : answer.replace(/,"extensions".*/, '');
        answers.set(said, (answers.get(said) ?? 0) + 1);
      }
    }),
  );
  const asked = () => [...answers.values()].reduce((sum, each) => sum + each, 0);
  const untilMore = async (count: number) => {
    const goal = asked() + count;
    while (asked() < goal) await pause(10);
  };
  await untilMore(20);
  const code = await stopped(first);
  await untilMore(20);
  await started(one);
  await untilMore(20);
  isDone = true;
  await asking;
  expect(code).toBe(0);
  expect([...answers.keys()]).toEqual([expect.stringMatching(/^\{"data":\{"people":\[\{"name":"王某"/)]);
});
