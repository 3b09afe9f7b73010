import { breakingChanges, lineOf } from '../src/composition/breaking.ts';
import { compose } from '../src/composition/compose.ts';
import { door } from './door.ts';
import { HEAD, schemaOf, subgraph } from './subgraph.ts';

const graph = (sdl: string): string => compose([{ name: 'a', sdl: HEAD + sdl }]);

const types = `
"A case." type Case @key(fields: "id") @key(fields: "number") { id: ID! number: String! title: String state: State }
"Where it stands." enum State { OPEN CLOSED }
"What to look for." input About { word: String }
"A person." type Person { name: String }
"Either." union Thing = Case | Person`;
const root = (fields: string) => `type Query { ${fields} }`;
const asked = `"A case." case(id: ID!, about: About): Case @requiresScopes(scopes: [["case.read"], ["case.handle"]])
  "Anything." thing: Thing @tag(name: "open") "A word." word(of: Int): String @tag(name: "open")`;
const before = graph(root(asked) + types);

const changed = (from: string, to: string): string => {
  const sdl = root(asked) + types;
  if (!sdl.includes(from)) throw new Error(`nothing to change: ${from}`);
  return graph(sdl.replace(from, to));
};

it.each([
  ['a field that is gone', 'title: String ', '', 'FIELD_REMOVED Case.title was removed.'],
  [
    'a field of another type',
    'title: String',
    'title: Int',
    'FIELD_CHANGED_KIND Case.title changed type from String to Int.',
  ],
  [
    'a field that may be null now',
    'number: String!',
    'number: String',
    'FIELD_CHANGED_KIND Case.number changed type from String! to String.',
  ],
  ['an argument that is gone', 'word(of: Int)', 'word', 'ARG_REMOVED Query.word arg of was removed.'],
  [
    'an argument that must be given',
    'word(of: Int',
    'word(of: Int, at: Int!',
    'REQUIRED_ARG_ADDED A required arg at on Query.word was added.',
  ],
  [
    'an input that must be given',
    'word: String }',
    'word: String, at: Int! }',
    'REQUIRED_INPUT_FIELD_ADDED A required field at on input type About was added.',
  ],
  ['a value that is gone', 'OPEN CLOSED', 'OPEN', 'VALUE_REMOVED_FROM_ENUM CLOSED was removed from enum type State.'],
  [
    'a member of a union that is gone',
    'Case | Person',
    'Case',
    'TYPE_REMOVED_FROM_UNION Person was removed from union type Thing.',
  ],
  ['a key that is gone', ' @key(fields: "number")', '', 'KEY_REMOVED Case is no longer found by { number }.'],
  [
    'a right that is raised',
    '["case.read"], ["case.handle"]',
    '["case.handle"]',
    'RIGHT_RAISED Query.case asks for more than before.',
  ],
  [
    'a right where there was none',
    'title: String',
    'title: String @requiresScopes(scopes: [["case.handle"]])',
    'RIGHT_RAISED Case.title asks for more than before.',
  ],
  ['a mask', 'title: String', 'title: String @tag(name: "masked")', 'FIELD_MASKED_NOW Case.title is masked.'],
])('names %s', (_, from, to, line) => {
  expect(breakingChanges(before, changed(from, to)).map(lineOf)).toContain(line);
});

it.each([
  ['nothing new', 'word', 'word'],
  ['a new field', 'title: String', 'title: String place: String'],
  ['a new argument that may be left out', 'word(of: Int', 'word(of: Int, at: Int'],
  ['a right that is lowered', '["case.handle"]', '["case.handle"], ["case.grid"]'],
])('is silent about %s', (_, from, to) => {
  expect(breakingChanges(before, changed(from, to))).toEqual([]);
});

describe('a gateway that keeps its promises', () => {
  const sdl = (more = '') => `type Query { "A word." word: String @tag(name: "open") ${more} }`;
  const resolvers = { Query: { word: () => 'yes', more: () => 'new' } };
  const grown = sdl('"More." more: String @tag(name: "open")');
  const removed = 'FIELD_REMOVED Query.more was removed.';

  it.each([
    ['serves on what it served, and names what would break', 'REFUSE', [], removed],
    ['serves what was accepted on purpose', 'REFUSE', [removed], null],
    ['serves it and says so, where nobody is hurt', 'REPORT', [], null],
  ] as const)('%s', async (_, onBreaking, acceptedChanges, refusal) => {
    const words = await subgraph('words', grown, resolvers);
    const gate = await door([words], { onBreaking, acceptedChanges });
    words.schema = schemaOf(sdl(), resolvers);
    const reloaded = gate.reload();
    if (refusal === null) expect(await reloaded).toBe('CHANGED');
    else await expect(reloaded).rejects.toThrow(`${refusal} (字段已删除 · questions that ask it are refused)`);
    // The subgraph has it no more; whether the question is understood tells which graph is served.
    const { errors } = await gate.ask('{ more }', { as: null });
    expect(errors[0]?.extensions['code'] === 'QUERY_INVALID').toBe(refusal === null);
    expect(gate.lines.some((line) => line.includes(removed))).toBe(onBreaking === 'REPORT' || refusal !== null);
    await gate.close();
    await words.stop();
  });
});
