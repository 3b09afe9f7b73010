import { buildSchema, parse } from 'graphql';
import { costsOf, noCosts } from '../src/operation/costs.ts';
import { weighing } from '../src/operation/weighing.ts';
import { weightOf } from '../src/operation/weight.ts';
import type { Operation } from '../src/operation/operation.ts';

const plain = {
  costs: noCosts,
  schema: buildSchema(`
  scalar Base64
  type Query { case: Case cases(first: Int!): CaseConnection! node: Node }
  type CaseConnection { nodes: [Case!]! edges: [Edge!]! }
  type Edge { node: Case! cursor: String! }
  interface Node { id: ID! parts: [Part!]! }
  type Case implements Node { id: ID! parts: [Part!]! steps(first: Int!): StepConnection! photos: [Photo!]! }
  type Part { id: ID! }
  type StepConnection { nodes: [Part!]! }
  type Photo { content: Base64 }
`),
};

function weigh(text: string, variables: Readonly<Record<string, unknown>> = {}, by = plain): number {
  const { schema, costs } = by;
  const document = parse(text);
  const [definition] = document.definitions as [Operation['definition']];
  return weightOf({ document, definition, name: null, introspects: false }, variables, { schema, costs });
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

const sdl = `
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  type Query {
    report: Report
    free: Case @cost(weight: 0)
    dear: Int @cost(weight: 40)
    find(text: String @cost(weight: 7), near: Near): Case
    cases(first: Int, last: Int): Page @listSize(slicingArguments: ["first", "last"], sizedFields: ["nodes"])
    some(limit: Int = 20): [Case] @listSize(slicingArguments: ["limit"])
    paged(paging: Near): [Case] @listSize(slicingArguments: ["paging.km"], assumedSize: 30)
    fifty: [Case!]! @listSize(assumedSize: 50)
  }
  type Report @cost(weight: 25) { title: String }
  type Case { id: ID! children: [Case!]! mark: Mark }
  type Page { nodes: [Case!]! facets: [Case!]! }
  input Near { km: Int @cost(weight: 5) deep: [Near!] }
  scalar Mark @cost(weight: 2)
`;
const said = { schema: buildSchema(sdl), costs: costsOf(parse(sdl)) };

it.each([
  ['a type by what it says it costs', '{ report { title } }', 25],
  ['a field before its type', '{ free { id } dear }', 40],
  ['a scalar', '{ free { mark } }', 2],
  ['an argument only where it is given', '{ a: find(text: "x") { id } b: find { id } c: find(text: null) { id } }', 10],
  ['what is inside an input', '{ find(near: { km: 1, deep: [{ km: 2 }, { km: 3 }] }) { id } }', 16],
  ['the fields a page sizes, and no others', '{ cases(first: 50) { nodes { id } facets { id } } }', 61],
  ['the largest of several lengths', '{ cases(first: 5, last: 80) { nodes { id } } }', 81],
  ['a length by itself', '{ some { id } }', 20],
  ['a length that is given', '{ some(limit: 300) { id } }', 300],
  ['a length inside an input', '{ paged(paging: { km: 3 }) { id } }', 8],
  ['a length that is assumed', '{ fifty { children { id } } paged { id } }', 580],
])('counts %s', (_, text, weight) => {
  expect(weigh(text, {}, said)).toBe(weight);
});

it('remembers what it counted, for as many of everything that is given', () => {
  const document = parse(`query ($n: Int, $text: String, $near: Near) {
    some(limit: $n) { id } find(text: $text, near: $near) { id }
  }`);
  const [definition] = document.definitions as [Operation['definition']];
  const operation = { document, definition, name: null, introspects: false };
  const counted = weighing(said);
  const given = [{ n: 1 }, { n: 7 }, { n: 1, text: 'x' }, { n: 1, text: null }, { near: { km: 1 } }, { near: {} }, {}];
  const points = () => given.map((variables) => counted(operation, variables).points);
  const anew = given.map((variables) => weightOf(operation, variables, said));
  expect([points(), points()]).toEqual([anew, anew]);
  expect(new Set(anew).size).toBeGreaterThan(3);
});
