import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { retries } from '../src/transport/retries.ts';
import { subgraphClient, type SubgraphClient } from '../src/transport/subgraph-client.ts';
import { ending } from '../src/transport/within.ts';

/** What becomes of the n-th request: it is answered, dropped, or refused by what stands before the subgraph. */
type Fate = 'ANSWERED' | 'DROPPED' | 'REFUSED' | 'SLOW';

let server: Server;
let client: SubgraphClient;
let fates: Fate[];
let asked = 0;

const replies: Readonly<Partial<Record<Fate, string>>> = {
  ANSWERED: 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}',
  REFUSED: 'HTTP/1.1 503 Service Unavailable\r\ncontent-type: text/html\r\ncontent-length: 0\r\n\r\n',
  SLOW: 'HTTP/1.1 504 Gateway Timeout\r\ncontent-type: text/html\r\ncontent-length: 0\r\n\r\n',
};

const hear = (socket: Socket): void => {
  socket.on('error', () => undefined);
  socket.on('data', () => {
    const reply = replies[fates[asked] ?? 'ANSWERED'];
    asked += 1;
    if (reply) socket.write(reply);
    else socket.destroy();
  });
};

beforeEach(async () => {
  [asked, fates] = [0, []];
  server = createServer(hear);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = subgraphClient({ url, connections: 4, maxBytes: 1_000 });
});

afterEach(async () => {
  client.close();
  await new Promise((done) => server.close(done));
});

const send = async (isQuery: boolean, ends = ending()): Promise<string> =>
  client.send({ body: '{}', context: 'c', isQuery, ending: ends, isAwaited: () => true }).then(
    () => 'answered',
    (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
  );

describe('a question', () => {
  it.each<readonly [string, readonly Fate[]]>([
    ['is dropped', ['DROPPED']],
    ['is dropped twice', ['DROPPED', 'DROPPED']],
    ['is refused by a proxy that reaches nobody', ['REFUSED']],
  ])('that %s is asked again', async (_, given) => {
    fates = [...given];
    expect([await send(true), asked]).toEqual(['answered', given.length + 1]);
  });

  it('that is dropped three times is not asked a fourth time', async () => {
    fates = ['DROPPED', 'DROPPED', 'DROPPED'];
    expect([await send(true), asked]).toEqual(['SERVICE_UNAVAILABLE', 3]);
  });

  it('that took too long behind a proxy is not asked again', async () => {
    fates = ['SLOW'];
    expect([await send(true), asked]).toEqual(['SERVICE_UNAVAILABLE', 1]);
  });

  it('that nobody waits for any more is not asked again', async () => {
    const ends = ending();
    fates = ['DROPPED'];
    const sent = send(true, ends);
    ends.end();
    expect([await sent, asked <= 1]).toEqual(['DEADLINE_EXCEEDED', true]);
  });
});

it.each<Fate>(['DROPPED', 'REFUSED'])('a change that is %s is never sent twice', async (fate) => {
  fates = [fate];
  expect([await send(false), asked]).toEqual(['SERVICE_UNAVAILABLE', 1]);
  expect([await send(false), asked]).toEqual(['answered', 2]);
});

it('a subgraph that answers nobody is soon asked once by each, and then not at all', async () => {
  fates = Array<Fate>(100).fill('DROPPED');
  for (let i = 0; i < 20; i += 1) expect(await send(true)).toBe('SERVICE_UNAVAILABLE');
  expect(asked).toBeLessThanOrEqual(5 + 4);
});

describe('the waits between tries', () => {
  it('are anywhere below a bound that doubles', () => {
    const wait = fc.record({ chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), tries: fc.nat(6) });
    fc.assert(
      fc.property(wait, ({ chance, tries }) => {
        const found = retries({ most: 3, baseMs: 50 }, () => chance).next(tries + 1);
        return tries + 1 > 3 ? found === null : found === chance * 50 * 2 ** tries;
      }),
    );
  });

  it('come back when answers do', () => {
    const again = retries({ most: 1, baseMs: 50 }, () => 0.5);
    for (let i = 0; i < 6; i += 1) again.failed();
    expect(again.next(1)).toBeNull();
    for (let i = 0; i < 11; i += 1) again.answered();
    expect(again.next(1)).toBe(25);
  });
});
