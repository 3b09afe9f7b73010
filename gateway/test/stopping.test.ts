import { Agent, request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { door, type Door } from './door.ts';
import { json, type Fault } from './subgraph.ts';
import { world, type World } from './world.ts';

let city: World;

beforeAll(async () => {
  city = await world();
});

afterAll(() => city.stop());

afterEach(() => {
  city.cases.fault = null;
});

/** Somebody who keeps one connection, as a balancer does. */
function keeper(gate: Door) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const asked = async (method: string, path: string, body?: string) => {
    const headers = { 'content-type': 'application/json' };
    const sent = request({ agent, host: '127.0.0.1', port: gate.port, method, path, headers });
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const text = (await response.setEncoding('utf8').toArray()).join('');
    return { status: response.statusCode, connection: response.headers.connection, text };
  };
  return {
    asks: () => asked('POST', '/graphql', JSON.stringify({ query: '{ cases { id } }' })),
    looks: (path: string) => asked('GET', path),
    leaves: () => agent.destroy(),
  };
}

const FOR_EVER = 600_000;

/** A subgraph that answers when it is let go. */
function held(): { readonly fault: Fault; readonly asked: Promise<void>; readonly letGo: () => void } {
  let heard = (): void => undefined;
  let letGo = (): void => undefined;
  const asked = new Promise<void>((done) => {
    heard = done;
  });
  const wait = new Promise<void>((done) => {
    letGo = done;
  });
  const fault: Fault = (response) => {
    heard();
    void wait.then(() => json(response, { data: { cases: [{ id: 'late' }] } }));
    return true;
  };
  return { fault, asked, letGo };
}

describe('a gateway that was told to stop', () => {
  it('says it is not ready and still answers everybody, over connections it does not keep', async () => {
    const gate = await door([city.population, city.cases], { leaving: { drainMs: FOR_EVER } });
    const [one, two] = [keeper(gate), keeper(gate)];
    expect((await one.asks()).connection).toBe('keep-alive');
    expect((await two.looks('/health/ready')).status).toBe(200);
    const gone = gate.close();
    expect(await one.asks()).toMatchObject({ status: 200, connection: 'close', text: expect.stringContaining('"c1"') });
    expect(await two.looks('/health/ready')).toMatchObject({ status: 503, connection: 'close' });
    expect((await two.looks('/health/live')).status).toBe(200);
    expect((await one.asks()).status).toBe(200);
    // Told so again, it goes.
    await gate.close();
    await gone;
    await expect(one.asks()).rejects.toThrow();
    for (const each of [one, two]) each.leaves();
  });

  it('answers what is under way before it goes, and waits for no idle connection', async () => {
    const gate = await door([city.population, city.cases]);
    const [busy, idle] = [keeper(gate), keeper(gate)];
    await idle.asks();
    const { fault, asked, letGo } = held();
    city.cases.fault = fault;
    const answer = busy.asks();
    await asked;
    let isGone = false;
    const gone = gate.close().finally(() => {
      isGone = true;
    });
    await expect(fetch(`${gate.url}/health/live`)).rejects.toThrow();
    expect(isGone).toBe(false);
    letGo();
    expect(await answer).toMatchObject({ status: 200, connection: 'close', text: expect.stringContaining('"late"') });
    await gone;
    for (const each of [busy, idle]) each.leaves();
  });

  it('cuts off what does not end, after its bound', async () => {
    const gate = await door([city.population, city.cases], { leaving: { stopMs: 200 } });
    const caller = keeper(gate);
    const { fault, asked, letGo } = held();
    city.cases.fault = fault;
    const answer = caller.asks().then(
      () => 'answered',
      () => 'cut off',
    );
    await asked;
    await gate.close();
    expect(await answer).toBe('cut off');
    letGo();
    caller.leaves();
  });
});
