import { checkedCode, small, type Context, type PageArgs, type Subgraph } from '../../src/index.ts';
import { people, type Person } from './person.model.ts';

export { lately, people } from './person.model.ts';

type Args = PageArgs & {
  readonly id: string;
  readonly version: number;
  readonly jurisdictionCode: string;
  readonly status?: string;
  readonly by: string;
  readonly word: string;
  readonly person: Partial<Person>;
};

export const subgraph: Subgraph = {
  name: 'people',
  schema: new URL('schema.graphql', import.meta.url),
  collections: [people],
  links: {
    HOUSEHOLD_VISIT: { Person: () => true },
    AFFAIR_HANDLING: { Person: (_, viewer) => (viewer.id === 'u-named' ? 'P4' : true) },
    CASE_HANDLING: { Person: (_, viewer) => (viewer.id === 'u-named' ? 'P4' : true) },
  },
  resolvers: {
    Query: {
      people: (_: unknown, { status, ...page }: Args, { open }: Context) =>
        open(people).page({ status: status as 'PRESENT' | undefined }, page),
      lookUp: async (_: unknown, { by, word }: Args, { open }: Context) => ({
        ids: (await open(people).lookup(by, word, { limit: 50 })).map(({ id }) => id),
      }),
      person: (_: unknown, { id }: Args, { open }: Context) => open(people).find(id),
    },
    Mutation: {
      register: (_: unknown, { jurisdictionCode, person }: Args, { open }: Context) =>
        open(people).insert(checkedCode(jurisdictionCode), { set: { ...person } }),
      correct: (_: unknown, { id, version, person }: Args, { open }: Context) =>
        open(people).change(id, version, () => ({ set: { ...person } })),
    },
    Jurisdiction: {
      __resolveReference: (key: object) => key,
      tagged: async ({ code }: { code: string }, _: unknown, context: Context) =>
        small((await context.counters.of(code)).get('people'), code, context),
    },
    Person: {
      nickname: ({ name }: Person) => `小${name.slice(0, 1)}`,
      __resolveReference: ({ id }: { id: string }, { open }: Context) => open(people).find(id),
    },
  },
};
