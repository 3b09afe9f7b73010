import { createServer, type Server } from 'node:http';
import { balance, type Balancer } from '../src/balancer.ts';
import { anyFree, urlOf } from '../src/ports.ts';

interface Instance {
  readonly server: Server;
  readonly url: string;
  isReady: boolean;
  answered: number;
  looks: number;
}

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function instance(): Promise<Instance> {
  const port = await anyFree();
  const own = { url: urlOf(port), isReady: true, answered: 0, looks: 0 };
  const server = createServer((request, reply) => {
    if (request.url === '/health/ready') {
      own.looks += 1;
      return reply.writeHead(self.isReady ? 200 : 503).end();
    }
    self.answered += 1;
    return request.on('data', () => undefined).on('end', () => reply.end(own.url));
  });
  const self: Instance = Object.assign(own, { server });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  open.push(server);
  return self;
}

async function door(...instances: readonly Instance[]): Promise<string> {
  const port = await anyFree();
  const made: Balancer = await balance(
    port,
    instances.map(({ url }) => url),
  );
  open.unshift(made);
  return urlOf(port);
}

const ask = async (url: string): Promise<number> => {
  const answer = await fetch(`${url}/graphql`, { method: 'POST', body: '{}' });
  await answer.text();
  return answer.status;
};

const seen = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('a door before two instances', () => {
  it('sends to both of them', async () => {
    const [one, two] = [await instance(), await instance()];
    const url = await door(one, two);
    for (let at = 0; at < 10; at += 1) expect(await ask(url)).toBe(200);
    expect([one.answered, two.answered]).toEqual([5, 5]);
  });

  it('refuses nobody while one of them leaves and comes back', async () => {
    const [leaving, other] = [await instance(), await instance()];
    const url = await door(leaving, other);
    leaving.isReady = false;
    // It is asked twice more: what the first look said is known at the second.
    const { looks } = leaving;
    await seen(() => leaving.looks > looks + 1);
    const { answered } = leaving;
    for (let at = 0; at < 10; at += 1) expect(await ask(url)).toBe(200);
    expect(leaving.answered).toBe(answered);
    leaving.isReady = true;
    const before = leaving.looks;
    await seen(() => leaving.looks > before + 1);
    for (let at = 0; at < 4; at += 1) expect(await ask(url)).toBe(200);
    expect(leaving.answered).toBeGreaterThan(answered);
  });

  it('says so when nobody is ready', async () => {
    const alone = await instance();
    alone.isReady = false;
    const url = await door(alone);
    const { looks } = alone;
    await seen(() => alone.looks > looks + 1);
    expect(await ask(url)).toBe(503);
  });
});
