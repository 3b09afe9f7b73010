import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { service, town } from '@linli/testkit';
import { inOrder } from '../src/city/relay.ts';
import { type JournalRow, project, relayTo } from '../src/inside.ts';
import type { Subgraph } from '../src/index.ts';
import { houses, rooms, subgraph } from './houses/subgraph.ts';

const COMMUNITY = '340111400001';
const broken = new Set<string>();
const told: string[] = [];

// A listener that opens a room for everything it hears, and falls over what is broken.
const listener: Subgraph = {
  ...subgraph,
  name: 'platform',
  hears: {
    '*': async ({ subject, version, jurisdiction }, { open }) => {
      await open(rooms).insert(jurisdiction, { set: { rent: version } });
      if (broken.has(subject)) throw new Error('It falls over');
      told.push(`${subject} ${version}`);
    },
  },
};

// It speaks as a service of the city: a listener knows the keys of those alone.
const sender = town({ ...subgraph, name: 'housing' });
const hearer = town(listener);
const BUILD = 'mutation ($number: String!) { buildHouse(jurisdictionCode: "340111400001", number: $number) { id } }';
const LET =
  'mutation ($id: ID!) { letHouse(id: $id, version: 1, tenant: { name: "张三", tenantPhone: "13800138000" }) { id } }';
const clerk = () => sender.person({ at: COMMUNITY, roles: ['dept-handler'] });
const build = async (number: string): Promise<string> => (await clerk().asks(BUILD, { number })).buildHouse.id;
const relay = (url = hearer.running().url) =>
  relayTo(sender.running().engine, 'platform', { peers: { platform: url }, serviceKey: service.privateKey });
const opened = () => hearer.running().engine.store.model(rooms).countDocuments();
const pending = () => sender.running().engine.store.books.journal.countDocuments({ pending: 'platform' });

beforeEach(() => {
  broken.clear();
  told.length = 0;
});

describe('a listener', () => {
  it('hears everything once, also when its answer is lost and two tell it the same', async () => {
    for (let at = 0; at < 12; at += 1) await build(`N${at}`);
    let losing = 3;
    const lossy: Server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', async () => {
        const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
        const answer = await fetch(`${hearer.running().url}/graphql`, {
          method: 'POST',
          headers: headers as Record<string, string>,
          body: Buffer.concat(chunks),
        });
        const body = await answer.text();
        if ((losing -= 1) >= 0) response.socket?.destroy();
        else response.writeHead(answer.status).end(body);
      });
    });
    await new Promise<void>((resolve) => lossy.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(lossy.address() as AddressInfo).port}`;
    for (let go = 0; go < 3; go += 1) await Promise.allSettled([relay(url), relay(url)]);
    while ((await pending()) > 0) await relay(url).catch(() => 0);
    lossy.close();
    expect(await opened()).toBe(12);
    expect(await hearer.running().engine.drift()).not.toEqual([]);
    await hearer.settle();
    expect(await hearer.running().engine.drift()).toEqual([]);
  });

  it('that falls over one thing takes in all the others, and that one when it is mended', async () => {
    const [first = ''] = [await build('A1')];
    await build('A2');
    broken.add(first);
    await clerk().asks(LET, { id: first });
    await build('A3');
    expect(await relay()).toBe(2);
    expect(told.map((each) => each.includes(first))).toEqual([false, false]);
    expect([await opened(), await pending()]).toEqual([2, 2]);
    await build('A4');
    expect(await relay()).toBe(1);
    broken.clear();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await relay()).toBe(2);
    expect(told.slice(-2)).toEqual([`${first} 1`, `${first} 2`]);
    expect([await opened(), await pending()]).toEqual([5, 0]);
  });

  it('that falls over everything keeps nobody waiting but that', async () => {
    broken.add(await build('A1'));
    expect(await relay()).toBe(0);
    await build('A2');
    expect(await relay()).toBe(1);
  });

  it('that is away, or has no address, loses nothing', async () => {
    await build('A1');
    await expect(relay('http://127.0.0.1:1')).rejects.toThrow();
    await expect(relay('')).rejects.toThrow('No address of platform');
    expect(await relay()).toBe(1);
    expect(await opened()).toBe(1);
  });
});

describe('what happened', () => {
  const row = fc.record({
    _id: fc.uuid(),
    subject: fc.constantFrom('a', 'b', 'c'),
    version: fc.integer({ min: 1, max: 9 }),
  });

  it('to one subject is told in the order of its versions, and nothing is left out', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const sorted = inOrder(rows as unknown as JournalRow[]);
        expect([...sorted].map(({ _id }) => _id).sort()).toEqual(rows.map(({ _id }) => _id).sort());
        for (const name of ['a', 'b', 'c']) {
          const versions = sorted.filter(({ subject }) => subject === name).map(({ version }) => version);
          expect(versions).toEqual([...versions].sort((a, b) => a - b));
        }
      }),
    );
  });
});

describe('the projector', () => {
  it('counts each change once, however many of it run', async () => {
    await sender.given(houses, ...Array.from({ length: 30 }, (_, at) => ({ place: COMMUNITY, number: `P${at}` })));
    const { store, drift } = sender.running().engine;
    const taken = await Promise.all([1, 2, 3].map(() => project(store)));
    expect(taken.reduce((sum, each) => sum + each, 0)).toBe(30);
    expect(await drift()).toEqual([]);
  });
});
