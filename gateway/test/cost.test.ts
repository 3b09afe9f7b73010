import { door, type Door } from './door.ts';
import { HEAD, schemaOf, subgraph, type TestSubgraph } from './subgraph.ts';

const sdl = `type Query {
  "A report that takes long." report: Report @tag(name: "open") @cost(weight: 40)
  "Words." words(limit: Int): [Word!]! @tag(name: "open") @listSize(slicingArguments: ["limit"], assumedSize: 20)
}
"A report." type Report { title: String }
"A word." type Word { text: String }`;
const resolvers = { Query: { report: () => null, words: () => [{ text: 'a' }] } };
const linked = HEAD.replace('"@listSize"', '"@listSize", "@cost"');

const LEFT = 'rateLimit { requestedQueryCost maximumAvailable currentlyAvailable restoreRate }';

let words: TestSubgraph;
let gate: Door;

beforeAll(async () => {
  words = await subgraph('words', '"x" type Query { "x" x: Int @tag(name: "open") }', {});
  words.schema = schemaOf(sdl, resolvers, linked);
  gate = await door([words], { allowances: { address: { most: 1_000, perSecond: 1 } } });
});

afterAll(async () => {
  await gate.close();
  await words.stop();
});

async function costOf(query: string): Promise<Record<string, number>> {
  const { text } = await gate.ask(query, { as: null });
  return (JSON.parse(text) as { extensions: { cost: Record<string, number> } }).extensions.cost;
}

describe('what a subgraph says of its costs', () => {
  it('is what is reckoned, and is kept where the field is what is dear', async () => {
    expect(await costOf('{ report { title } }')).toMatchObject({ requestedQueryCost: 40, actualQueryCost: 40 });
  });

  it('reckons lists by their length, and gives back what did not come', async () => {
    expect(await costOf('{ words { text } }')).toMatchObject({ requestedQueryCost: 20, actualQueryCost: 2 });
    expect(await costOf('{ words(limit: 300) { text } }')).toMatchObject({ requestedQueryCost: 300 });
  });
});

describe('whoever asks', () => {
  it('reads in the graph what they have left, for nothing', async () => {
    const { data } = await gate.ask(`{ ${LEFT} }`, { as: null });
    expect(data?.['rateLimit']).toMatchObject({ requestedQueryCost: 1, maximumAvailable: 1_000, restoreRate: 1 });
  });

  it('sees it beside what else they ask, with that taken off already', async () => {
    const { data } = await gate.ask(`{ words(limit: 500) { text } mine: ${LEFT} }`, { as: null });
    const mine = { ...(data?.['mine'] as Record<string, number>) };
    expect([mine['requestedQueryCost'], Number(mine['currentlyAvailable']) < 500]).toEqual([500, true]);
    expect(data?.['words']).toEqual([{ text: 'a' }]);
  });
});
