import type { Claims } from '@linli/kit/context';
import { isWithin } from '@linli/vocabulary';

/** One made-up world, described once: whole for one server, and in parts for three. */

const communities = ['340111400001', '340111400002', '340103009001'];
const count = 12;

const people = Array.from({ length: count }, (_, i) => ({
  id: `p${i}`,
  name: `人${i}`,
  place: communities[i % 3] ?? '',
  boss: i % 4 === 0 ? null : `p${(i * 5) % count}`,
  friends: [`p${(i + 1) % count}`, `p${(i + 4) % count}`],
}));
const cases = Array.from({ length: 9 }, (_, i) => ({
  id: `c${i}`,
  title: i % 4 === 3 ? null : `案${i}`,
  state: ['OPEN', 'CLOSED', 'PAUSED'][i % 3],
  reporter: i % 5 === 4 ? null : `p${(i * 7) % count}`,
  where: communities[(i * 2) % 3] ?? '',
}));

type Key = { readonly id: string };
type Code = { readonly code: string };
type First = { readonly first?: number };

const refusal = (code: string): never => {
  throw Object.assign(new Error(code), { extensions: { code } });
};
const sees = ({ nodes }: Claims, place: string) => nodes.some((node) => isWithin(place, node));
const personRow = ({ id }: Key, claims: Claims) => people.find((each) => each.id === id && sees(claims, each.place));
const caseRow = ({ id }: Key) => cases.find((each) => each.id === id);
const person = (id: string | null | undefined) => (id ? { __typename: 'Person', id } : null);
const matter = ({ id }: Key) => ({ __typename: 'Case', id });
const place = (code: string | undefined) => (code ? { __typename: 'Place', code } : null);
const seenPeople = (claims: Claims) => people.filter((each) => sees(claims, each.place)).map(({ id }) => person(id));

const root = {
  people: (_: unknown, { first = 99 }: First, claims: Claims) => seenPeople(claims).slice(0, first),
  person: (_: unknown, key: Key, claims: Claims) => (personRow(key, claims) ? person(key.id) : null),
  cases: (_: unknown, { state, first = 99 }: First & { state?: string }) =>
    cases
      .filter((each) => !state || each.state === state)
      .map(matter)
      .slice(0, first),
  case: (_: unknown, key: Key) => (caseRow(key) ? matter(key) : null),
  things: (_: unknown, { about = {} }: { about?: { word?: string; ids?: readonly string[] } }) =>
    [...cases.slice(0, 3).map(matter), person('p1'), person('p5')].filter(
      (each) => !about.ids || about.ids.includes(String(each?.id)),
    ),
  place: (_: unknown, { code }: Code) => (communities.includes(code) ? place(code) : null),
};

const ofPerson = {
  name: (key: Key, { short }: { short?: boolean }, claims: Claims) =>
    short ? personRow(key, claims)?.name.slice(0, 1) : personRow(key, claims)?.name,
  phone: (key: Key, _: unknown, claims: Claims) =>
    personRow(key, claims) && (claims.purpose ? `1380000${key.id}` : `138****${key.id}`),
  place: (key: Key, _: unknown, claims: Claims) => personRow(key, claims)?.place,
  home: (key: Key, _: unknown, claims: Claims) => place(personRow(key, claims)?.place),
  boss: (key: Key, _: unknown, claims: Claims) => person(personRow(key, claims)?.boss),
  friends: (key: Key, { first = 9 }: First, claims: Claims) =>
    personRow(key, claims)?.friends.map(person).slice(0, first),
};

const casesOfPerson = {
  cases: ({ id }: Key, { first = 9 }: First) =>
    cases
      .filter((each) => each.reporter === id)
      .map(matter)
      .slice(0, first),
  risk: ({ id }: Key) => (id === 'p2' || id === 'p7' ? refusal('NOT_PERMITTED') : id.length),
};

const areaOf = (at: string | null | undefined) => (at ? `区域${at}` : null);

const ofCase = {
  title: (key: Key) => caseRow(key)?.title,
  state: (key: Key) => caseRow(key)?.state,
  reporter: (key: Key) => person(caseRow(key)?.reporter),
  where: (key: Key) => place(caseRow(key)?.where),
  history: (key: Key, { first = 2 }: First) =>
    Array.from({ length: first }, (_, i) => ({
      at: i,
      by: person(`p${(i + key.id.length) % count}`),
      steps: [[i], null],
    })),
};

const ofPlace = {
  name: ({ code }: Code) => (code.startsWith('340103') ? refusal('NOT_FOUND') : `社区${code}`),
  next: ({ code }: Code) => place(communities[(communities.indexOf(code) + 1) % 3]),
};

const populationParts = {
  root: `
    "Everybody one sees." people(first: Int): [Person!]! @listSize(assumedSize: 50) @requiresScopes(scopes: [["case.read"]])
    "Somebody." person(id: ID!): Person @tag(name: "open")`,
  person: `id: ID! name(short: Boolean = false): String phone: String place: String home: Place boss: Person friends(first: Int): [Person!]`,
};
const casesParts = {
  root: `
    "Cases." cases(state: State, first: Int = 5): [Case!]! @listSize(assumedSize: 50) @tag(name: "open")
    "A case." case(id: ID!): Case @tag(name: "open")
    "Anything." things(about: About): [Thing!]! @listSize(assumedSize: 9) @tag(name: "open")`,
  types: `
    "A case." type Case @key(fields: "id") { id: ID! title: String state: State! reporter: Person where: Place history(first: Int = 2): [Entry!]! }
    "A line." type Entry { at: Int! by: Person steps: [[Int!]] }
    "Its state." enum State { OPEN CLOSED PAUSED }
    "What it is about." input About { word: String = "x" ids: [ID!] }
    "Either." union Thing = Case | Person`,
  person: `cases(first: Int): [Case!] risk: Int`,
};
const placesParts = {
  root: `"A place." place(code: ID!): Place @tag(name: "open")`,
  place: `code: ID! name: String next: Place`,
};

export const parts = {
  population: {
    sdl: `type Query { ${populationParts.root} }
      "Somebody." type Person @key(fields: "id") { ${populationParts.person} }
      type Place @key(fields: "code", resolvable: false) { code: ID! }`,
    resolvers: {
      Query: { people: root.people, person: root.person },
      Person: {
        __resolveReference: (key: Key, claims: Claims) => (personRow(key, claims) ? person(key.id) : null),
        ...ofPerson,
      },
    },
  },
  cases: {
    sdl: `type Query { ${casesParts.root} } ${casesParts.types}
      "Somebody." type Person @key(fields: "id") {
        id: ID! ${casesParts.person} place: String @external area: String @requires(fields: "place") }
      type Place @key(fields: "code", resolvable: false) { code: ID! }`,
    resolvers: {
      Query: { cases: root.cases, case: root.case, things: root.things },
      Case: { __resolveReference: matter, ...ofCase },
      Person: {
        __resolveReference: (key: Key) => ({ ...key, __typename: 'Person' }),
        ...casesOfPerson,
        area: ({ place: at }: { place?: string }) => areaOf(at),
      },
    },
  },
  places: {
    sdl: `type Query { ${placesParts.root} } "A place." type Place @key(fields: "code") { ${placesParts.place} }`,
    resolvers: {
      Query: { place: root.place },
      Place: { __resolveReference: ({ code }: Code) => place(code), ...ofPlace },
    },
  },
} as const;

export const whole = {
  sdl: `type Query { ${populationParts.root} ${casesParts.root} ${placesParts.root} } ${casesParts.types}
    type Person @key(fields: "id") { ${populationParts.person} ${casesParts.person} area: String }
    type Place @key(fields: "code") { ${placesParts.place} }`,
  resolvers: {
    Query: root,
    Person: {
      ...ofPerson,
      ...casesOfPerson,
      area: (key: Key, _: unknown, claims: Claims) => areaOf(personRow(key, claims)?.place),
    },
    Case: ofCase,
    Place: ofPlace,
  },
} as const;
