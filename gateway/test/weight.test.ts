import { buildSchema, parse } from 'graphql';
import { weightOf } from '../src/operation/weight.ts';
import type { Operation } from '../src/operation/operation.ts';

const schema = buildSchema(`
  scalar Base64
  type Query { case: Case cases(first: Int!): CaseConnection! node: Node }
  type CaseConnection { nodes: [Case!]! edges: [Edge!]! }
  type Edge { node: Case! cursor: String! }
  interface Node { id: ID! parts: [Part!]! }
  type Case implements Node { id: ID! parts: [Part!]! steps(first: Int!): StepConnection! photos: [Photo!]! }
  type Part { id: ID! }
  type StepConnection { nodes: [Part!]! }
  type Photo { content: Base64 }
`);

function weigh(text: string, variables: Readonly<Record<string, unknown>> = {}): number {
  const document = parse(text);
  const [definition] = document.definitions as [Operation['definition']];
  return weightOf({ document, definition, name: null, introspects: false }, variables, schema);
}

it.each([
  ['one thing', '{ case { id } }', 1],
  ['a page and its connection', '{ cases(first: 50) { nodes { id } } }', 51],
  ['nodes and edges of a page both', '{ cases(first: 50) { nodes { id } edges { node { id } } } }', 151],
  ['a page in each of a page', '{ cases(first: 100) { nodes { steps(first: 100) { nodes { id } } } } }', 10_201],
  ['a list without pages as ten', '{ case { parts { id } } }', 11],
  ['what stands in a fragment', '{ case { ...F } } fragment F on Case { parts { id } }', 11],
  ['what an interface promises', '{ node { ... on Case { steps(first: 3) { nodes { id } } } } }', 5],
  ['more than a page may have as a page', '{ cases(first: 2000000000) { nodes { id } } }', 101],
  ['bytes as much as many', '{ case { photos { content } } }', 3_011],
])('counts %s', (_, text, weight) => {
  expect(weigh(text)).toBe(weight);
});

it('counts by what the variables say', () => {
  const text = 'query ($n: Int!) { cases(first: $n) { nodes { id } } }';
  expect([weigh(text, { n: 1 }), weigh(text, { n: 100 })]).toEqual([2, 101]);
});
