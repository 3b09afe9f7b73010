import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { door, type Door } from './door.ts';
import { schemaOf, subgraph, type TestSubgraph } from './subgraph.ts';

const sdl = (more = '') => `type Query { "A word." word: String @tag(name: "open") ${more} }`;
const resolvers = { Query: { word: () => 'yes', more: () => 'new' } };
const grown = () => schemaOf(sdl('"More." more: String @tag(name: "open")'), resolvers);
const unguarded = () => schemaOf(sdl('"More." more: String'), resolvers);

let words: TestSubgraph;
let folder: string;

beforeEach(async () => {
  words = await subgraph('words', sdl(), resolvers);
  folder = await mkdtemp(join(tmpdir(), 'linli-gateway-'));
});

afterEach(async () => {
  await words.stop();
  await rm(folder, { recursive: true });
});

const wordsOf = async (gate: Door, query = '{ word }') => (await gate.ask(query, { as: null })).data;

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  const end = Date.now() + 5000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it never came true');
    await new Promise((done) => setTimeout(done, 20));
  }
};

describe('a graph that changes', () => {
  it('is served once asked for, and costs no request', async () => {
    const gate = await door([words]);
    let isDone = false;
    let answered = 0;
    const asking = Promise.all(
      Array.from({ length: 4 }, async () => {
        for (; !isDone; answered += 1) expect(await wordsOf(gate)).toEqual({ word: 'yes' });
      }),
    );
    for (let i = 0; i < 10; i += 1) {
      words.schema = i % 2 === 0 ? grown() : schemaOf(sdl(), resolvers);
      expect(await gate.reload()).toBe('CHANGED');
    }
    words.schema = grown();
    await gate.reload();
    isDone = true;
    await asking;
    expect(answered).toBeGreaterThan(10);
    expect(await wordsOf(gate, '{ more }')).toEqual({ more: 'new' });
    expect(await gate.reload()).toBe('SAME');
    await gate.close();
  });

  it('is noticed without being told', async () => {
    const gate = await door([words], { pollMs: 30 });
    words.schema = grown();
    await until(async () => JSON.stringify(await wordsOf(gate, '{ more }')) === '{"more":"new"}');
    await gate.close();
  });

  it('is not served when it leaves a door open', async () => {
    const gate = await door([words]);
    words.schema = unguarded();
    await expect(gate.reload()).rejects.toThrow('unguarded-root-field words Query.more');
    expect(await wordsOf(gate)).toEqual({ word: 'yes' });
    expect((await gate.ask('{ more }', { as: null })).errors[0]?.extensions['code']).toBe('QUERY_INVALID');
    await gate.close();
  });
});

describe('a start', () => {
  it('with a subgraph away waits for it and says so', async () => {
    await words.stop();
    const gate = await door([words]);
    const waiting = await gate.raw({ method: 'GET' }, '/health/ready');
    const asked = await gate.ask('{ word }', { as: null });
    expect([waiting.status, asked.status, asked.errors[0]?.extensions['code']]).toEqual([
      503,
      503,
      'SERVICE_UNAVAILABLE',
    ]);
    await words.start();
    await until(async () => (await gate.raw({ method: 'GET' }, '/health/ready')).status === 200);
    expect(await wordsOf(gate)).toEqual({ word: 'yes' });
    await gate.close();
  });

  it('with a subgraph away serves the last good graph', async () => {
    await (await door([words], { dataDir: folder })).close();
    expect(await readdir(folder)).toEqual(['supergraph.graphql']);
    await words.stop();
    const gate = await door([words], { dataDir: folder });
    expect((await gate.raw({ method: 'GET' }, '/health/ready')).status).toBe(200);
    expect((await gate.ask('{ word }', { as: null })).errors[0]?.extensions['code']).toBe('SERVICE_UNAVAILABLE');
    await words.start();
    await until(async () => (await wordsOf(gate))?.['word'] === 'yes');
    await gate.close();
  });

  it('with subgraphs that do not compose fails, with every reason', async () => {
    words.schema = unguarded();
    await expect(door([words])).rejects.toThrow('unguarded-root-field words Query.more');
  });
});
