import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { door, type Door } from './door.ts';
import type { TestSubgraph } from './subgraph.ts';
import { world, type World } from './world.ts';

const program = fileURLToPath(new URL('faulty-subgraph.mjs', import.meta.url));

let city: World;
let gate: Door;
let child: ChildProcess | null = null;
let lines: Interface;

beforeAll(async () => {
  city = await world();
});

// A gateway of its own for each: a breaker that one fault opened would hide the next.
beforeEach(async () => {
  gate = await door([city.population, city.cases], { callMs: 1_000, maxAnswerBytes: 2_000_000 });
});

afterEach(async () => {
  await gate.close();
  await kill();
  await city.cases.start();
});

afterAll(() => city.stop());

async function kill(): Promise<void> {
  if (!child) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  child = null;
}

/** A process that misbehaves takes a subgraph's port. */
async function takenOver({ url, stop }: TestSubgraph, how: string): Promise<void> {
  await stop();
  child = spawn(process.execPath, [program, new URL(url).port, how], { stdio: ['ignore', 'pipe', 'inherit'] });
  lines = createInterface({ input: child.stdout ?? process.stdin });
  await once(lines, 'line');
}

const secrets = /127\.0\.0\.1|stack|node:|Error:|ECONN|HTTP\/1/;

const NAMES = ['王某', '李某', '张某'];
// Ten calls would be a second each; nothing is asked that often, and a slow machine has time.
const LONG = 10_000;

describe('a subgraph that is a process', () => {
  it.each([
    ['never answers', 'silence', 'DEADLINE_EXCEEDED'],
    ['answers a byte at a time', 'drip', 'DEADLINE_EXCEEDED'],
    ['answers 200 MB', 'flood', 'INTERNAL'],
    ['answers with a head without an end', 'header', 'INTERNAL'],
    ['does not speak HTTP', 'noise', 'SERVICE_UNAVAILABLE'],
    ['answers less than it says', 'shorter', 'SERVICE_UNAVAILABLE'],
    ['cuts its answer into pieces of no size', 'chunks', 'INTERNAL'],
    ['says two lengths', 'twice', 'INTERNAL'],
    ['says two ways to its end', 'both', 'INTERNAL'],
    ['answers compressed, which nobody asked for', 'zipped', 'INTERNAL'],
    ['sends its callers elsewhere', 'elsewhere', 'INTERNAL'],
    ['wants to speak another protocol', 'upgraded', 'INTERNAL'],
  ])('and %s leaves the rest to be answered, in time and in bounds', async (_, how, code) => {
    await takenOver(city.cases, how);
    const [begun, before] = [performance.now(), process.memoryUsage.rss()];
    const { status, data, errors, text } = await gate.ask('{ people { name area } }');
    expect([status, data]).toEqual([200, { people: NAMES.map((name) => ({ name, area: null })) }]);
    expect(errors.map(({ extensions, path }) => [extensions['code'], path])).toEqual(
      [0, 1, 2].map((index) => [code, ['people', index, 'area']]),
    );
    expect(text).not.toMatch(secrets);
    expect(performance.now() - begun).toBeLessThan(LONG);
    expect(process.memoryUsage.rss() - before).toBeLessThan(150_000_000);
  });

  it('and is killed in the middle of its answer is missed at once, and asked again when it is back', async () => {
    await takenOver(city.cases, 'half');
    const half = once(lines, 'line');
    const asking = gate.ask('{ people { name area } }');
    await half;
    await kill();
    const { data, errors } = await asking;
    expect(data).toEqual({ people: NAMES.map((name) => ({ name, area: null })) });
    expect(errors[0]?.extensions['code']).toBe('SERVICE_UNAVAILABLE');
    await city.cases.start();
    expect((await gate.ask('{ people { area } }')).errors).toEqual([]);
    await city.cases.stop();
  });

  it('and hangs keeps nobody longer than the deadline of the whole request', async () => {
    await gate.close();
    gate = await door([city.population, city.cases], { deadlineMs: 500, callMs: 600_000 });
    await takenOver(city.cases, 'silence');
    const { data, errors } = await gate.ask('{ people { name area } }');
    expect(data).toEqual({ people: NAMES.map((name) => ({ name, area: null })) });
    expect(errors[0]?.extensions['code']).toBe('DEADLINE_EXCEEDED');
  });

  it('and hangs is let go when its caller is gone', async () => {
    await takenOver(city.cases, 'silence');
    const asked = once(lines, 'line');
    const caller = new AbortController();
    const token = await gate.issuer.token();
    const asking = fetch(`${gate.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: '{ people { area } }' }),
      signal: caller.signal,
    }).catch((error: unknown) => String(error));
    await asked;
    caller.abort();
    expect(await asking).toContain('Abort');
    await kill();
    await city.cases.start();
    // A caller who left is no fault of the subgraph.
    expect((await gate.ask('{ people { area } }')).errors).toEqual([]);
    await city.cases.stop();
  });
});
