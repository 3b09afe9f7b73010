import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { service, town } from '@linli/testkit';
import { inOrder } from '../src/city/waiting.ts';
import { type JournalRow, project, relayTo, systemViewer } from '../src/inside.ts';
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
    // What rested is tried again by itself.
    while ((await pending()) > 0) await relay();
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

describe('many rows of one go', () => {
  const many = async (count: number, from = 0) => {
    const { engine } = sender.running();
    const context = engine.contextFor({ viewer: systemViewer('housing/import'), requestId: 'r' });
    const fresh = Array.from({ length: count }, (_, at) => ({
      place: COMMUNITY,
      decision: { set: { number: `M${from + at}` }, event: { type: 'house.registered' as never, data: { at } } },
    }));
    return (await context.open(houses).insertMany(fresh)).map(({ id }) => id);
  };

  it('lie in few documents, and each is written down and told as if it lay alone', async () => {
    const ids = await many(600);
    expect(await sender.running().engine.store.books.journal.countDocuments()).toBe(3);
    const lines = await sender.journal();
    expect(lines.map(({ subject }) => subject).sort()).toEqual([...ids].sort());
    expect(lines[0]).toMatchObject({ action: 'house.registered', entity: 'House', place: COMMUNITY, version: 1 });
    expect(await relay()).toBe(600);
    expect(told).toEqual(ids.map((id) => `${id} 1`));
    expect([await opened(), await pending()]).toEqual([600, 0]);
    await sender.settle();
    expect(await sender.running().engine.drift()).toEqual([]);
  });

  it('are told a batch at a time, and what is behind waits', async () => {
    for (const from of [0, 1_000, 2_000]) await many(1_000, from);
    expect(await relay()).toBe(1_000);
    expect(await relay()).toBe(1_000);
    expect(await relay()).toBe(1_000);
    expect([await relay(), new Set(told).size]).toEqual([0, 3_000]);
  });

  it('wait for none of them: the one that cannot be taken in lies alone from then on, in its order', async () => {
    const ids = await many(120);
    const [, bad = ''] = ids;
    broken.add(bad);
    expect(await relay()).toBe(119);
    expect([await opened(), await pending()]).toEqual([119, 1]);
    // Told as one thing, however it lies.
    expect((await sender.journal()).length).toBe(120);
    await clerk().asks(LET, { id: bad });
    expect(await relay()).toBe(0);
    broken.clear();
    // What rested is tried again by itself.
    while ((await pending()) > 0) await relay();
    expect(told.slice(-2)).toEqual([`${bad} 1`, `${bad} 2`]);
  });

  it('are told before what came of them, also when a slower clock wrote that down', async () => {
    await many(1_000);
    const last = (await many(200, 1_000)).at(-1) ?? '';
    await clerk().asks(LET, { id: last });
    // As if a process whose clock is behind had changed the house: its row sorts before the sheaf that tells of the house.
    const { journal } = sender.running().engine.store.books;
    const row = await journal.findOne({ subject: last, version: 2 });
    await journal.deleteOne({ _id: row?._id ?? '' });
    await journal.insertOne({ ...(row as JournalRow), _id: '00000000000000000000000000' });
    for (let went = 1; went > 0;) went = await relay();
    expect(told.filter((each) => each.startsWith(last))).toEqual([`${last} 1`, `${last} 2`]);
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
