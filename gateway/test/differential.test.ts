import type { Claims } from '@linli/kit/context';
import fc from 'fast-check';
import { graphql, validate, parse } from 'graphql';
import { readIdentity } from '../src/identity/claims.ts';
import { callerOf } from '../src/identity/viewer.rules.ts';
import { door, type Door } from './door.ts';
import { standing } from './issuer.ts';
import { randomOperation } from './random-operation.ts';
import { schemaOf, subgraph, type TestSubgraph } from './subgraph.ts';
import { parts, whole } from './twin.ts';

const monolith = schemaOf(whole.sdl, whole.resolvers);

let subgraphs: readonly TestSubgraph[];
let gate: Door;

beforeAll(async () => {
  subgraphs = await Promise.all(
    Object.entries(parts).map(([name, { sdl, resolvers }]) => subgraph(name, sdl, resolvers)),
  );
  gate = await door(subgraphs, { limits: { aliases: 1000, fields: 20_000, objects: 1e9 } });
});

afterAll(async () => {
  await gate.close();
  await Promise.all(subgraphs.map((each) => each.stop()));
});

const callers = [
  { as: {}, purpose: null, why: null },
  {
    as: { jurisdiction: '340103000000', posts: ['inspector@340103000000'], realm_access: { roles: ['inspector'] } },
    purpose: 'EMERGENCY',
    why: '燃气泄漏,需联系住户',
  },
  {
    as: {
      jurisdiction: '340111400001',
      level: 'community',
      posts: ['community-lead@340111400001'],
      realm_access: { roles: ['community-lead'] },
    },
    purpose: null,
    why: null,
  },
] as const;

function contextOf({ as, purpose, why }: (typeof callers)[number]): Partial<Claims> {
  const identity = readIdentity({ ...standing, exp: 2_000_000_000, ...as });
  if (!identity) throw new Error('nobody');
  return callerOf(identity, { actingAt: null, purpose, why });
}

interface Failed {
  readonly path?: readonly (string | number)[] | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;
}

const failures = (errors: readonly Failed[]): readonly string[] =>
  [...new Set(errors.map(({ path, extensions }) => `${path?.join('.')} ${String(extensions['code'])}`))].sort();

describe('the same world', () => {
  it('answers any question alike, whole or in three parts, to each of three callers', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), fc.constantFrom(...callers), async (gen, caller) => {
        const { query, variables } = randomOperation(gen, monolith);
        // Two fields of one name with different arguments are no valid question.
        fc.pre(validate(monolith, parse(query)).length === 0);
        const expected = await graphql({
          schema: monolith,
          source: query,
          variableValues: variables,
          contextValue: contextOf(caller),
        });
        const headers = caller.purpose
          ? { 'linli-purpose': `${caller.purpose}; reason=${encodeURIComponent(caller.why)}` }
          : {};
        const answer = await gate.ask(query, { as: caller.as, variables, headers: headers as Record<string, string> });
        expect(answer.data).toEqual(JSON.parse(JSON.stringify(expected.data)));
        expect(failures(answer.errors)).toEqual(failures(expected.errors ?? []));
        told += 1;
      }),
      { numRuns: 80, interruptAfterTimeLimit: 20_000 },
    );
    expect(told).toBeGreaterThan(10);
  }, 60_000);
});
