import { door, type Door } from './door.ts';
import { world, type World } from './world.ts';

let city: World;
let gate: Door;

beforeAll(async () => {
  city = await world();
  gate = await door([city.population, city.cases]);
});

beforeEach(() => {
  city.population.heard.length = 0;
  city.cases.heard.length = 0;
});

afterAll(async () => {
  await gate.close();
  await city.stop();
});

const fetches = (): number => city.population.heard.length + city.cases.heard.length;
const times = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => of(index)).join(' ');
const nested = (count: number, open: string, close: string, inside = ''): string =>
  open.repeat(count) + inside + close.repeat(count);

// A slow machine has time; what is not bounded takes minutes, or all memory.
const BOUND = 5_000;

const LIMIT = ['QUERY_TOO_DEEP'];
const INVALID = ['QUERY_INVALID', 'QUERY_TOO_DEEP'];

const documents: readonly (readonly [string, string, readonly string[]])[] = [
  ['thirty levels', `{ person(id: "p1") ${nested(30, '{ boss ', ' }', '{ id }')} }`, LIMIT],
  [
    'thirty levels, one in each fragment',
    `{ person(id: "p1") { ...f0 } } ${times(30, (i) => `fragment f${i} on Person { boss { ...f${i + 1} } }`)} fragment f30 on Person { id }`,
    LIMIT,
  ],
  ['three thousand fragments in one another', nested(3_000, '{ ...', ' }', '{ __typename }'), LIMIT],
  ['fifty fragments in one another', nested(50, '{ ...', ' }', '{ __typename }'), LIMIT],
  ['three thousand lists in one another', `{ person(id: ${nested(3_000, '[', ']')}) { id } }`, INVALID],
  ['three thousand objects in one another', `{ person(id: ${nested(2_000, '{a:', '}', '1')}) { id } }`, INVALID],
  [
    'a variable of a type four thousand lists deep',
    `query ($a: ${nested(4_000, '[', ']', 'ID')}) { person(id: $a) { id } }`,
    INVALID,
  ],
  ['a hundred and one aliases', `{ ${times(101, (i) => `a${i}: __typename`)} }`, LIMIT],
  [
    'aliases of the type’s name spread over fragments',
    `{ ${times(20, (i) => `...f${i}`)} } ${times(20, (i) => `fragment f${i} on Query { ${times(20, (j) => `a${i}x${j}: __typename`)} }`)}`,
    LIMIT,
  ],
  ['a thousand directives of ours', `{ __typename ${'@include(if: true) '.repeat(1_000)} }`, LIMIT],
  ['three thousand directives on the operation', `query ${'@a '.repeat(3_000)} { __typename }`, INVALID],
  [
    'three thousand directives on a variable',
    `query ($a: ID ${'@a '.repeat(3_000)}) { person(id: $a) { id } }`,
    INVALID,
  ],
  [
    'three thousand directives on a fragment',
    `{ ...f } fragment f on Query ${'@a '.repeat(3_000)} { __typename }`,
    INVALID,
  ],
  ['a fragment in itself', '{ ...f } fragment f on Query { __typename ...f }', INVALID],
  [
    'a ring of a hundred fragments',
    `{ ...f0 } ${times(100, (i) => `fragment f${i} on Query { __typename ...f${(i + 1) % 100} }`)}`,
    INVALID,
  ],
  [
    'fragments that double thirty times',
    `{ ...f0 } ${times(30, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`)} fragment f30 on Query { __typename }`,
    LIMIT,
  ],
  [
    'fields that double in twenty fragments',
    `{ person(id: "p1") { ...f0 } } ${times(20, (i) => `fragment f${i} on Person { a: boss { ...f${i + 1} } b: boss { ...f${i + 1} } }`)} fragment f20 on Person { id }`,
    LIMIT,
  ],
  ['a field two thousand times', `{ person(id: "p1") { ${'id '.repeat(2_000)} } }`, LIMIT],
  [
    'fragments that all say the same',
    `{ ${times(150, (i) => `...f${i}`)} } ${times(150, (i) => `fragment f${i} on Query { person(id: "p1") { id name place phone boss { id } cases { id } area risk } }`)}`,
    INVALID,
  ],
  [
    'fragments nobody spreads',
    `{ __typename } ${times(1_200, (i) => `fragment f${i} on Query { __typename }`)}`,
    INVALID,
  ],
  ['two thousand operations', times(2_000, (i) => `query q${i} { __typename }`), INVALID],
  ['two thousand variables', `query (${times(2_000, (i) => `$v${i}: ID`)}) { __typename }`, INVALID],
  ['two thousand arguments', `{ person(${times(2_000, (i) => `a${i}: 1`)}) { id } }`, INVALID],
  ['two thousand unknown fields', `{ ${times(2_000, (i) => `x${i}`)} }`, INVALID],
  ['a million characters of comment', `{ __typename } ${'#\n'.repeat(500_000)}`, LIMIT],
  ['a million commas', `{ __typename ${','.repeat(1_000_000)} }`, LIMIT],
  ['a word of a million letters', `{ ${'a'.repeat(1_000_000)} }`, INVALID],
  ['a text of a million letters', `{ person(id: "${'a'.repeat(1_000_000)}") { id } }`, LIMIT],
  ['a mark of byte order and a null', '\uFEFF{ \u0000 }', INVALID],
  ['half a pair of a character', '{ person(id: "\\uD800") { id } }', INVALID],
  ['a subscription and a query', 'subscription A { __typename } query B { __typename }', INVALID],
  [
    'pages in pages in pages',
    `{ cases(first: 100) { reporter { cases(first: 100) { reporter { cases(first: 100) { id } } } } } }`,
    LIMIT,
  ],
];

describe('somebody who wants to keep the door busy', () => {
  it.each(documents)('is refused for %s, before anybody is asked', async (_, query, codes) => {
    const begun = performance.now();
    const { status, data, errors } = await gate.ask(query);
    expect(codes).toContain(errors[0]?.extensions['code']);
    expect([status, data]).toEqual([200, undefined]);
    expect(errors.length).toBeLessThanOrEqual(21);
    expect([fetches(), performance.now() - begun < BOUND]).toEqual([0, true]);
  });

  const ONE = 'query ($id: ID!) { person(id: $id) { id } }';
  it.each([
    ['a list of a hundred thousand', Array(100_000).fill('p1'), 'VALUE_INVALID'],
    [
      'a thing of a thousand fields',
      Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`k${i}`, i])),
      'VALUE_INVALID',
    ],
  ])('is refused for a variable that is %s', async (_, id, code) => {
    const { errors, text } = await gate.ask(ONE, { variables: { id } });
    expect([errors[0]?.extensions['code'], fetches(), text.length < 10_000]).toEqual([code, 0, true]);
  });

  it('is refused for a variable a hundred thousand lists deep', async () => {
    const body = `{"query":${JSON.stringify(ONE)},"variables":{"id":${nested(100_000, '[', ']')}}}`;
    const told = await gate.raw({ headers: { 'content-type': 'application/json' }, body });
    expect(['VALUE_INVALID', 'BODY_INVALID', 'QUERY_TOO_DEEP']).toContain(told.errors[0]?.extensions['code']);
    expect(fetches()).toBe(0);
  });

  it('still has others answered', async () => {
    expect((await gate.ask('{ people { id } }')).errors).toEqual([]);
  });
});
