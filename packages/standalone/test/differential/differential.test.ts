import type { Context, Subgraph } from '@linli/kit';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { manifestOf } from '../../src/subgraphs.ts';
import { askAlike, type Both } from './both.ts';
import { type Asker, askersOf } from './callers.ts';
import { wish } from './config.ts';
import { settleLives } from './lives.ts';
import { offersOf } from './merged-schema.ts';
import type { Finder } from './monolith.ts';
import { type Pool, poolOf } from './pool.ts';
import { type StillCity, stillCity } from './still-city.ts';
import { wholeOf } from './whole.ts';

const { seed, count } = wish();

let city: StillCity;
let askers: readonly Asker[];
let pool: Pool;

beforeAll(async () => {
  city = await stillCity();
  const { words } = await settleLives(city);
  askers = await askersOf(city);
  const { schema } = wholeOf(city.parts);
  pool = await poolOf(city, { schema, askers, words });
}, 120_000);
afterAll(() => city.close(), 30_000);

const bothWith = (more: Partial<Both> = {}): Both => ({ city, askers, pool, whole: wholeOf(city.parts), ...more });

type Resolve = (source: unknown, args: unknown, context: Context, info: unknown) => unknown;

/** Population whose list of residents is read for the whole district, whoever asks. */
function withoutScope(): Subgraph {
  const own = manifestOf('population');
  const { Query, ...rest } = own.resolvers as Readonly<Record<string, Readonly<Record<string, Resolve>>>>;
  const residents: Resolve = (source, args, context, info) =>
    Query?.['residents']?.(source, args, context.asService('matching', '340100000000'), info);
  return { ...own, resolvers: { ...rest, Query: { ...Query, residents } } };
}

/** Gives to each reference what the one before it asked for. */
function swapping(): Finder {
  let before: unknown = null;
  return async (wanted, find) => {
    const found = await find(wanted);
    const other = before ?? found;
    before = found;
    return other;
  };
}

/** What the gateway answers by itself: no subgraph knows of it. */
const isGateways = (line: string): boolean =>
  /^(LiveEvent|RateLimit|Subscription)(\.|$)/.test(line) || line.startsWith('Query.rateLimit(');

describe('the same world, in one piece and behind the gateway', () => {
  it('offers the same', async () => {
    const [admin] = askers;
    const asked = { query: getIntrospectionQuery({ descriptions: false }) };
    const { data } = await city.ask(asked, { token: (await admin?.token()) ?? '' });
    const offered = offersOf(buildClientSchema(data as IntrospectionQuery)).filter((line) => !isGateways(line));
    expect(offersOf(bothWith().whole.schema)).toEqual(offered);
    expect(offered.length).toBeGreaterThan(2_000);
  });

  it(
    `answers ${count} random questions alike, to callers of every kind, with and without purpose`,
    async () => {
      process.stdout.write(`differential: LINLI_SEED=${seed}\n`);
      const { tally, difference } = await askAlike(bothWith(), { seed, count });
      process.stdout.write(`differential: ${JSON.stringify(tally)}\n`);
      expect(difference && { LINLI_SEED: seed, ...difference }).toBeNull();
      expect(tally.kinds.answered).toBeGreaterThan(count / 3);
    },
    60_000 + count * 400,
  );
});

describe('a world with a fault in it', () => {
  it('is found out when a list forgets the caller’s place', async () => {
    const whole = wholeOf(city.parts, { manifest: withoutScope() });
    const { difference } = await askAlike(bothWith({ whole, roots: ['residents'] }), { seed, count: 300 });
    expect(difference).toMatchObject({ query: expect.stringContaining('residents') });
  }, 60_000);

  it('is found out when two entities stand in each other’s place', async () => {
    const whole = wholeOf(city.parts, { finder: swapping() });
    const roots = ['houses', 'cases', 'residents', 'grids'];
    const { difference } = await askAlike(bothWith({ whole, roots }), { seed, count: 300 });
    expect(difference).not.toBeNull();
  }, 60_000);
});
