import { subgraph, type TestSubgraph } from './subgraph.ts';

interface Person {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly place: string;
  readonly boss: string | null;
}

export const people: readonly Person[] = [
  { id: 'p1', name: '王某', phone: '138****0001', place: '340111400001', boss: 'p3' },
  { id: 'p2', name: '李某', phone: null, place: '340111400001', boss: 'p3' },
  { id: 'p3', name: '张某', phone: '138****0003', place: '340111400002', boss: null },
];

export const cases = [
  { id: 'c1', title: '路灯不亮', reporter: 'p1' },
  { id: 'c2', title: '积水', reporter: 'p2' },
  { id: 'c3', title: '占道', reporter: 'p1' },
] as const;

const populationSdl = `
type Query {
  "Everybody." people: [Person!]! @listSize(assumedSize: 50) @requiresScopes(scopes: [["case.read"]])
  "One person." person(id: ID!): Person @tag(name: "open")
  "What went wrong." broken: String @tag(name: "open")
}
type Mutation {
  "Renames somebody." rename(id: ID!, name: String!): Person @requiresScopes(scopes: [["case.report"]])
}
"Somebody (人)." type Person @key(fields: "id") {
  id: ID!
  name(short: Boolean = false): String
  phone: String @requiresScopes(scopes: [["case.handle"]])
  place: String!
  boss: Person
}`;

const casesSdl = `
type Query {
  "All cases." cases(first: Int): [Case!]! @listSize(assumedSize: 50) @tag(name: "open")
  "One case." case(id: ID!): Case @tag(name: "open")
}
type Mutation {
  "Notes something." note(text: String!): String @requiresScopes(scopes: [["case.report"]])
}
"A case (案件)." type Case @key(fields: "id") { id: ID! title: String! reporter: Person state: State! }
"Where it stands (状态)." enum State { OPEN CLOSED }
type Person @key(fields: "id") {
  id: ID!
  place: String! @external
  cases(first: Int): [Case!]
  area: String @requires(fields: "place")
  risk: Int
}`;

const refuse = (message: string, extensions: Record<string, unknown>): never => {
  throw Object.assign(new Error(message), { extensions });
};

export interface World {
  readonly population: TestSubgraph;
  readonly cases: TestSubgraph;
  /** What mutations did, in the order they did it. */
  readonly deeds: string[];
  readonly stop: () => Promise<unknown>;
}

const casesOf = (id: string) => cases.filter((each) => each.reporter === id).map(asCase);
const asCase = (row: (typeof cases)[number]) => ({
  ...row,
  state: 'OPEN',
  reporter: { __typename: 'Person', id: row.reporter },
});
const personWith = (id: unknown) => people.find((each) => each.id === id) ?? null;

/** Two tiny subgraphs of made-up people and cases. */
export async function world(): Promise<World> {
  const deeds: string[] = [];
  const population = await subgraph('population', populationSdl, {
    Query: {
      people: () => people,
      person: (_: unknown, { id }: { id: string }) => personWith(id),
      broken: () => refuse('E11000 dup key 34011119900101001X at mongodb://u:p@h', { code: 'E11000' }),
    },
    Mutation: {
      rename: async (_: unknown, { id, name }: { id: string; name: string }) => {
        deeds.push(`rename ${name}`);
        if (name === '') refuse('empty', { code: 'VALUE_MISSING', field: 'name', value: '34011119900101001X' });
        return { ...personWith(id), name };
      },
    },
    Person: {
      __resolveReference: ({ id }: { id: string }) => personWith(id),
      name: (person: Person, { short }: { short: boolean }) => (short ? person.name.slice(0, 1) : person.name),
      boss: ({ boss }: Person) => personWith(boss),
    },
  });
  const caseGraph = await subgraph('cases', casesSdl, {
    Query: {
      cases: (_: unknown, { first = 50 }: { first?: number }) => cases.slice(0, first).map(asCase),
      case: (_: unknown, { id }: { id: string }) => cases.filter((each) => each.id === id).map(asCase)[0] ?? null,
    },
    Mutation: {
      note: (_: unknown, { text }: { text: string }) => {
        deeds.push(`note ${text}`);
        return text;
      },
    },
    Case: {
      __resolveReference: ({ id }: { id: string }) => cases.filter((each) => each.id === id).map(asCase)[0] ?? null,
    },
    Person: {
      __resolveReference: (key: unknown) => key,
      cases: ({ id }: { id: string }, { first = 50 }: { first?: number }) => casesOf(id).slice(0, first),
      area: ({ place }: { place: string }) => `area of ${place}`,
      risk: ({ id }: { id: string }) =>
        id === 'p2' ? refuse('hidden', { code: 'NOT_PERMITTED', state: 'SEALED', secret: 'x' }) : Number(id.slice(1)),
    },
  });
  return {
    population,
    cases: caseGraph,
    deeds,
    stop: () => Promise.all([population.stop(), caseGraph.stop()]),
  };
}
