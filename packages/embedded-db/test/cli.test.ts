import { appendFile, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decimal128, Double, Long, MongoClient } from 'mongodb';
import { run } from '../src/cli/run.ts';
import { serve } from '../src/index.ts';
import type { Database } from '../src/index.ts';

let place: string;
const clients: MongoClient[] = [];
const servers: Database[] = [];

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'embedded-db-'));
});

afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
  for (const server of servers.splice(0)) await server.close();
  await rm(place, { recursive: true });
});

async function running(folder: string): Promise<{ readonly server: Database; readonly client: MongoClient }> {
  const server = await serve({ path: join(place, folder), noSync: true });
  servers.push(server);
  const client = await MongoClient.connect(server.uri);
  clients.push(client);
  return { server, client };
}

async function stop(): Promise<void> {
  for (const client of clients.splice(0)) await client.close();
  for (const server of servers.splice(0)) await server.close();
}

type Said = { readonly code: number; readonly lines: readonly string[]; readonly complaints: string };

async function embeddedDb(...argv: string[]): Promise<Said> {
  const lines: string[] = [];
  const complaints: string[] = [];
  const code = await run(argv, { say: (line) => lines.push(line), complain: (line) => complaints.push(line) });
  return { code, lines, complaints: complaints.join('\n') };
}

const at = (...parts: string[]): string => join(place, ...parts);

async function fill(client: MongoClient): Promise<void> {
  const houses = client.db('town').collection<{ _id: number; [field: string]: unknown }>('houses');
  await houses.insertMany(
    Array.from({ length: 300 }, (_, i) => ({
      _id: i,
      door: `door ${i}`,
      tags: ['南', i % 7],
      whole: new Double(i),
      large: Long.fromString('9007199254740993'),
      money: Decimal128.fromString('1.10'),
      expression: /^a.b$/i,
      nothing: null,
      place: { type: 'Point', coordinates: [116 + i / 1000, 39] },
    })),
  );
  await houses.createIndexes([
    { key: { door: 1 }, unique: true },
    { key: { tags: 1, whole: -1 }, sparse: true },
    { key: { whole: 1 }, partialFilterExpression: { whole: { $gt: 100 } }, name: 'upper half' },
    { key: { seenAt: 1 }, expireAfterSeconds: 3600 },
    { key: { place: '2dsphere' } },
  ]);
  await client.db('town').collection('事件 2026/1 (a)').insertOne({ text: '水管' });
  await client.db('village').createCollection('empty');
}

async function contents(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const own = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  return new Map(
    await Promise.all(own.map(async (file) => [file.slice(folder.length), await readFile(file)] as const)),
  );
}

describe('a dump', () => {
  it.each([[[]], [['--gzip']]])(
    'restores into an empty folder, and the next dump has the same bytes (%j)',
    async (zip) => {
      const { client } = await running('a');
      await fill(client);
      expect((await embeddedDb('dump', '--data', at('a'), '--out', at('first'), ...zip)).code).toBe(0);
      expect(await embeddedDb('restore', '--data', at('b'), '--from', at('first'))).toMatchObject({
        code: 0,
        lines: expect.arrayContaining(['town.houses: 300 documents', 'village.empty: 0 documents']) as string[],
      });
      await embeddedDb('dump', '--data', at('b'), '--out', at('second'), ...zip);
      const [first, second] = [await contents(at('first')), await contents(at('second'))];
      expect(first.size).toBe(7);
      expect([...second.keys()].sort()).toEqual([...first.keys()].sort());
      for (const [file, bytes] of first) expect([file, second.get(file)?.equals(bytes)]).toEqual([file, true]);
      const restored = await running('b');
      const houses = restored.client.db('town').collection('houses');
      expect(
        await houses
          .find({ whole: { $gt: 100 } })
          .hint('upper half')
          .toArray(),
      ).toHaveLength(199);
      expect(await houses.find({ tags: '南' }).hint('tags_1_whole_-1').toArray()).toHaveLength(300);
    },
  );

  it('of a server is that of its folder, and goes into another server', async () => {
    const { client, server } = await running('a');
    await fill(client);
    await embeddedDb('dump', '--data', at('a'), '--out', at('folder'));
    await embeddedDb('dump', '--uri', server.uri, '--out', at('server'));
    expect(await contents(at('server'))).toEqual(await contents(at('folder')));
    const other = await running('b');
    expect((await embeddedDb('restore', '--uri', other.server.uri, '--from', at('server'))).complaints).toBe('');
    await embeddedDb('dump', '--uri', other.server.uri, '--out', at('again'));
    expect(await contents(at('again'))).toEqual(await contents(at('server')));
  });

  it('of a folder is of one moment, while others write', async () => {
    const { client } = await running('a');
    const [left, right] = [client.db('town').collection('left'), client.db('town').collection('right')];
    const isWriting = { now: true };
    const move = async (id: number): Promise<void> => {
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await left.insertOne({ _id: id as never }, { session });
          await right.insertOne({ _id: id as never }, { session });
        }),
      );
    };
    const writing = (async () => {
      for (let id = 0; isWriting.now; id++) await move(id);
    })();
    const sizes: number[] = [];
    while (new Set(sizes).size < 3) {
      await embeddedDb('dump', '--data', at('a'), '--out', at(`dump ${sizes.length}`));
      const [a, b] = await Promise.all(
        ['left', 'right'].map((name) =>
          stat(at(`dump ${sizes.length}`, 'town', `${name}.bson`)).catch(() => undefined),
        ),
      );
      expect(a?.size).toBe(b?.size);
      sizes.push(a?.size ?? 0);
    }
    isWriting.now = false;
    await writing;
  });

  it('is restored over what is there only when that is asked for', async () => {
    const { client } = await running('a');
    await fill(client);
    await embeddedDb('dump', '--data', at('a'), '--out', at('dump'));
    await client.db('town').collection('houses').deleteMany({});
    await client.db('town').collection('other').insertOne({});
    await stop();
    const refused = await embeddedDb('restore', '--data', at('a'), '--from', at('dump'));
    expect([refused.code, refused.complaints]).toEqual([1, expect.stringContaining('not empty')]);
    expect((await embeddedDb('restore', '--data', at('a'), '--from', at('dump'), '--drop')).code).toBe(0);
    const again = await running('a');
    expect(await again.client.db('town').collection('houses').countDocuments()).toBe(300);
    expect(await again.client.db('town').collection('other').countDocuments()).toBe(1);
  });

  it.each([
    ['ends in the middle of a document', async (file: string) => truncate(file, (await stat(file)).size - 3)],
    ['has bytes behind its last document', async (file: string) => appendFile(file, 'xy')],
    ['was never finished', async (file: string) => writeFile(`${file}.part`, '')],
    ['lost its metadata', async (file: string) => rm(file.replace('.bson', '.metadata.json'))],
  ])('that %s is refused before anything is written', async (_, tear) => {
    const { client } = await running('a');
    await fill(client);
    await embeddedDb('dump', '--data', at('a'), '--out', at('dump'));
    await tear(at('dump', 'town', 'houses.bson'));
    const refused = await embeddedDb('restore', '--data', at('b'), '--from', at('dump'));
    expect([refused.code, refused.complaints]).toEqual([1, expect.stringContaining('torn')]);
    const { client: other } = await running('b');
    expect(await other.db('village').listCollections().toArray()).toEqual([]);
  });

  it('is not written over another one', async () => {
    await running('a');
    await embeddedDb('dump', '--data', at('a'), '--out', at('dump'));
    expect(await embeddedDb('dump', '--data', at('a'), '--out', at('dump'))).toMatchObject({
      code: 1,
      complaints: expect.stringContaining('not empty') as string,
    });
  });
});

describe('a folder', () => {
  it('becomes smaller when it is compacted, and holds what it held', async () => {
    const { client } = await running('a');
    await fill(client);
    await client
      .db('town')
      .collection('gone')
      .insertMany(Array.from({ length: 3000 }, (_, i) => ({ i, text: 'x'.repeat(500) })));
    await client.db('town').collection('gone').drop();
    expect((await embeddedDb('compact', '--data', at('a'))).complaints).toContain('already served');
    await stop();
    await embeddedDb('dump', '--data', at('a'), '--out', at('before'));
    const { size } = await stat(at('a', 'data.mdb'));
    expect((await embeddedDb('compact', '--data', at('a'))).code).toBe(0);
    expect((await stat(at('a', 'data.mdb'))).size).toBeLessThan(size - 1_500_000);
    await embeddedDb('dump', '--data', at('a'), '--out', at('after'));
    expect(await contents(at('after'))).toEqual(await contents(at('before')));
    const again = await running('a');
    expect((await again.client.db('town').collection('houses').insertOne({ door: 'new' })).acknowledged).toBe(true);
  });

  it('and a server tell the same about their sizes', async () => {
    const { client, server } = await running('a');
    await fill(client);
    const { lines: resting } = await embeddedDb('stats', '--data', at('a'));
    expect(resting).toContainEqual(expect.stringMatching(/^town\.houses +300 +\d+$/));
    expect(resting).toContainEqual(expect.stringMatching(/^ {2}tags_1_whole_-1 +600 +\d+$/));
    expect(resting).toContainEqual(expect.stringMatching(/^ {2}upper half +199 +\d+$/));
    expect(resting).toContainEqual(expect.stringMatching(/^history: 20\S+ to 20\S+, [\d.]+ MB$/));
    const { lines: served } = await embeddedDb('stats', '--uri', server.uri);
    expect(served.find((line) => line.startsWith('town.houses'))).toBe(
      resting.find((line) => line.startsWith('town.houses')),
    );
    expect(served.find((line) => line.startsWith('history'))).toBe(resting.find((line) => line.startsWith('history')));
  });
});

describe('a server that is started with a user', () => {
  it('asks for the password in the file, without its line break, until it is told to stop', async () => {
    await writeFile(at('password'), '大门 7\n');
    const lines: string[] = [];
    const argv = ['--data', at('a'), '--port', '0', '--user', 'li', '--password-file', at('password')];
    const running = run(argv, { say: (line) => lines.push(line), complain: (line) => lines.push(line) });
    while (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const [, uri = ''] = /^embedded-db ready on (mongodb:\S+)$/.exec(lines[0] ?? '') ?? [];
    const client = await MongoClient.connect(uri, { auth: { username: 'li', password: '大门 7' } });
    clients.push(client);
    expect(await client.db('town').collection('houses').countDocuments()).toBe(0);
    const { code } = await embeddedDb('stats', '--uri', uri);
    expect(code).toBe(1);
    const address = uri.replace('//', `//li:${encodeURIComponent('大门 7')}@`);
    expect((await embeddedDb('stats', '--uri', address)).code).toBe(0);
    await client.close();
    process.emit('SIGTERM');
    expect(await running).toBe(0);
  });
});

describe('a command line', () => {
  it.each([
    [['frobnicate']],
    [['stats']],
    [['stats', '--data', 'a', '--uri', 'b']],
    [['dump', '--data', 'a', '--out', 'b', '--fast']],
    [['--data', 'a', '--port', 'many']],
    [['--data', 'a', '--user', 'li']],
  ])('that cannot be understood ends with 2 and the usage: %j', async (argv) => {
    const { code, complaints } = await embeddedDb(...argv);
    expect([code, complaints]).toEqual([2, expect.stringContaining('usage: embedded-db')]);
  });

  it('says what it lacks', async () => {
    expect(await embeddedDb('dump', '--data', at('nowhere'), '--out', at('x'))).toEqual({
      code: 1,
      lines: [],
      complaints: `${at('nowhere')} holds no database.`,
    });
    expect((await embeddedDb('--data', at('a'), '--host', '0.0.0.0', '--port', '0')).complaints).toContain(
      'needs a user',
    );
  });
});
