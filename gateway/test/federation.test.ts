import { door, type Door } from './door.ts';
import { subgraph, type TestSubgraph } from './subgraph.ts';

let shelf: TestSubgraph;
let reviews: TestSubgraph;
let stock: TestSubgraph;
let gate: Door;

const items = [
  { __typename: 'Book', id: '1', maker: { id: 'm1' }, title: 'A', pages: 7, kind: 'OLD' },
  { __typename: 'Film', id: '2', maker: { id: 'm2' }, title: 'B', minutes: 90, kind: 'SECRET' },
];
type Key = { id: string };
const itemWith = ({ id }: Key) => items.find((each) => each.id === id);

beforeAll(async () => {
  shelf = await subgraph(
    'shelf',
    `type Query {
      "All." items: [Item!]! @listSize(assumedSize: 9) @tag(name: "open")
      "Mixed." mixed: [Mixed] @listSize(assumedSize: 9) @tag(name: "open")
      "Boxes." boxes: [[Box]] @listSize(assumedSize: 9) @tag(name: "open")
    }
    "A thing." interface Item @key(fields: "id") { id: ID! title: String! maker: Maker kind: Kind }
    "Its kind." enum Kind { OLD NEW SECRET @inaccessible }
    "A book." type Book implements Item @key(fields: "id") { id: ID! title: String! maker: Maker kind: Kind pages: Int }
    "A film." type Film implements Item @key(fields: "id") { id: ID! title: String! maker: Maker kind: Kind minutes: Int }
    "Who made it." type Maker @key(fields: "id") { id: ID! }
    "Either." union Mixed = Book | Box
    "A box." type Box @key(fields: "place { row column }") { place: Place! label: String }
    "Where." type Place @shareable { row: Int! column: Int! }`,
    {
      Query: {
        items: () => items,
        mixed: () => [items[0], { __typename: 'Box', place: { row: 1, column: 2 }, label: 'x' }, null],
        boxes: () => [[{ place: { row: 1, column: 2 } }, null], null, [{ place: { row: 3, column: 4 } }]],
      },
      Item: { __resolveReference: itemWith, __resolveType: ({ __typename }: { __typename: string }) => __typename },
      Book: { __resolveReference: itemWith },
      Film: { __resolveReference: itemWith },
    },
  );
  reviews = await subgraph(
    'reviews',
    `type Query { "Best." best: Item @tag(name: "open") }
    "A thing." type Item @interfaceObject @key(fields: "id") { id: ID! stars: Int }
    "Who made it." type Maker @key(fields: "id") { id: ID! fame: Int! }
    "A box." type Box @key(fields: "place { column row }") { place: Place! weight: Int }
    "Where." type Place @shareable { row: Int! column: Int! }`,
    {
      Query: { best: () => ({ id: '2' }) },
      Item: { __resolveReference: (key: Key) => key, stars: ({ id }: Key) => Number(id) * 10 },
      Maker: { __resolveReference: (key: Key) => (key.id === 'm1' ? key : null), fame: () => 5 },
      Box: {
        __resolveReference: (key: unknown) => key,
        weight: ({ place }: { place: { row: number; column: number } }) => place.row * 100 + place.column,
      },
    },
  );
  stock = await subgraph(
    'stock',
    `type Query {
      "How much." total: Int @tag(name: "open")
      "Films that are nowhere." ghosts: [Film!]! @listSize(assumedSize: 9) @tag(name: "open") }
    "A film." type Film @key(fields: "id", resolvable: false) { id: ID! }
    "A book." type Book @key(fields: "id") { id: ID! pages: Int @external maker: Maker @external weight: Int @requires(fields: "pages maker { id }") }
    "Who made it." type Maker @key(fields: "id") { id: ID! }`,
    {
      Query: { total: () => 3, ghosts: () => [{ id: '9' }] },
      Book: {
        __resolveReference: (key: unknown) => key,
        weight: ({ pages, maker }: { pages: number; maker: Key }) => pages + Number(maker.id.slice(1)),
      },
    },
  );
  gate = await door([shelf, reviews, stock]);
});

afterAll(async () => {
  await gate.close();
  await Promise.all([shelf.stop(), reviews.stop(), stock.stop()]);
});

describe('a graph of interfaces, unions and composed keys', () => {
  it.each([
    [
      'an interface object adds to every kind',
      '{ items { title stars ... on Book { pages } ... on Film { length: minutes } } }',
      {
        items: [
          { title: 'A', stars: 10, pages: 7 },
          { title: 'B', stars: 20, length: 90 },
        ],
      },
    ],
    [
      'a thing known by its interface finds its kind',
      '{ best { __typename id stars title ... on Film { minutes } } }',
      { best: { __typename: 'Film', id: '2', stars: 20, title: 'B', minutes: 90 } },
    ],
    [
      'a nested key is compared whole, whatever the order of its fields',
      '{ boxes { weight label } }',
      { boxes: [[{ weight: 102, label: null }, null], null, [{ weight: 304, label: null }]] },
    ],
    [
      'a union is written by kind',
      '{ mixed { __typename ... on Book { t: title stars } ... on Box { l: label weight } } }',
      { mixed: [{ __typename: 'Book', t: 'A', stars: 10 }, { __typename: 'Box', l: 'x', weight: 102 }, null] },
    ],
    ['a requirement reaches into an object', '{ items { ... on Book { weight } } }', { items: [{ weight: 8 }, {}] }],
    [
      'what nobody knows takes along the object that cannot be without it',
      '{ items { id maker { fame } } }',
      {
        items: [
          { id: '1', maker: { fame: 5 } },
          { id: '2', maker: null },
        ],
      },
    ],
    ['an inaccessible value stays inside', '{ items { kind } }', { items: [{ kind: 'OLD' }, { kind: null }] }],
    [
      'fragments on interfaces and repeated fields come together',
      '{ items { ...A id ...B } total } fragment A on Item { id maker { id } } fragment B on Book { maker { id fame } title }',
      {
        items: [
          { id: '1', maker: { id: 'm1', fame: 5 }, title: 'A' },
          { id: '2', maker: { id: 'm2' } },
        ],
        total: 3,
      },
    ],
  ])('%s', async (_, query, expected) => {
    const { data, errors } = await gate.ask(query, { as: null });
    expect(errors).toEqual([]);
    expect(data).toEqual(expected);
  });

  it('an answer with nothing left says that something was not found', async () => {
    const { data, errors } = await gate.ask('{ ghosts { title } }', { as: null });
    expect([data, errors.map(({ extensions }) => extensions['code'])]).toEqual([null, ['NOT_FOUND']]);
  });
});
