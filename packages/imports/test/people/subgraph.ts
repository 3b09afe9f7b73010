import type { Context, PageArgs, Subgraph } from '@linli/kit';
import { importing } from '../../src/index.ts';
import { personLedger } from './person.ledger.ts';
import { people } from './person.model.ts';

const resolvers = {
  Query: { people: (_: unknown, page: PageArgs, { open }: Context) => open(people).page({}, page) },
  Mutation: {
    ringPerson: (
      _: unknown,
      { id, version, phone }: { id: string; version: number; phone: string },
      { open }: Context,
    ) => open(people).change(id, version, () => ({ set: { phone } })),
  },
  Person: { __resolveReference: ({ id }: { id: string }, { open }: Context) => open(people).find(id) },
};

const base: Subgraph = {
  name: 'people',
  schema: new URL('schema.graphql', import.meta.url),
  collections: [people],
  resolvers,
};

const small = { batch: 20, slice: 0, ahead: 600_000, most: 100, largest: 1_000_000 };

/** A made-up register whose ledgers come in twenty rows at a time, one batch for each round of the clock. */
export const subgraph = importing(base, [personLedger], small);

/** The same as another process has it. */
export const another = (): Subgraph => ({ ...importing(base, [personLedger], small) });

/** The same, as fast as it goes. */
export const hasty = importing(base, [personLedger]);
