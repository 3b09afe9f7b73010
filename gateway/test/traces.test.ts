import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collector, type Collector, type SeenSpan } from '@linli/testkit';
import { startTelemetry, type Telemetry } from '@linli/kit/telemetry';
import { documentIdOf } from '../src/documents/documents.ts';
import { door, type Door } from './door.ts';
import { world, type World } from './world.ts';

let seen: Collector;
let telemetry: Telemetry;
let city: World;
let gate: Door;
let folder: string;

const KEPT = 'query PeopleOfAPlace { people { name area } }';

const observing = async (ratio: number): Promise<void> => {
  telemetry = await startTelemetry({ endpoint: seen.url, ratio, metrics: { host: '127.0.0.1', port: 0 } });
};

beforeAll(async () => {
  seen = await collector();
  city = await world();
  folder = await mkdtemp(join(tmpdir(), 'linli-documents-'));
  await writeFile(join(folder, 'console.json'), JSON.stringify({ [documentIdOf(KEPT)]: KEPT }));
});

beforeEach(async () => {
  seen.forget();
  city.cases.heard.length = 0;
  city.population.heard.length = 0;
});

afterEach(async () => {
  city.cases.fault = null;
  await gate.close();
  await telemetry.stop();
});

afterAll(async () => {
  await city.stop();
  await seen.close();
  await rm(folder, { recursive: true });
});

const open = async (ratio = 1): Promise<void> => {
  await observing(ratio);
  gate = await door([city.population, city.cases], { documentsDir: folder });
};

const spans = async (): Promise<readonly SeenSpan[]> => {
  await telemetry.flush();
  return seen.spans();
};

const one = (all: readonly SeenSpan[], name: string): SeenSpan | undefined => all.find((each) => each.name === name);

const CALLER = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = (flags: string) => ({ traceparent: `00-${CALLER}-00f067aa0ba902b7-${flags}` });

describe('a request that is traced', () => {
  it('shows door, plan and each fetch, and every subgraph is told its place', async () => {
    await open();
    const { headers } = await gate.ask('{ people { name area } }');
    const all = await spans();
    const root = one(all, 'query');
    // The number a caller can quote is the trace's.
    expect(root).toMatchObject({ service: 'gateway', kind: 2, traceId: headers.get('linli-request-id') });
    expect(root?.parentSpanId).toBeUndefined();
    const below = ['plan', 'fetch population', 'fetch cases'].map((name) => one(all, name));
    expect(below).toMatchObject([{ kind: 1 }, { kind: 3 }, { kind: 3 }]);
    for (const each of below) expect([each?.parentSpanId, each?.traceId]).toEqual([root?.spanId, root?.traceId]);
    expect(all).toHaveLength(4);
    for (const { name, heard } of [city.population, city.cases]) {
      const { spanId } = one(all, `fetch ${name}`) ?? {};
      expect(heard.at(-1)?.claims.traceparent).toBe(`00-${root?.traceId}-${spanId}-01`);
    }
  });

  it('goes on where its caller stands', async () => {
    await open();
    const { headers } = await gate.ask('{ people { name } }', { headers: traceparent('01') });
    const root = one(await spans(), 'query');
    expect(root).toMatchObject({ traceId: CALLER, parentSpanId: '00f067aa0ba902b7' });
    expect(root?.attributes['linli.request_id']).toBe(headers.get('linli-request-id'));
  });

  it('names kept documents only, and holds no word of a caller', async () => {
    await open();
    const token = `Bearer ${await gate.issuer.token()}`;
    const headers = { 'content-type': 'application/json', authorization: token };
    await gate.raw({ headers, body: JSON.stringify({ documentId: documentIdOf(KEPT) }) });
    const canaries = { id: '34011119900101001X', name: '金丝雀某' };
    await gate.ask('mutation Canary($id: ID!, $name: String!) { hidden: rename(id: $id, name: $name) { name } }', {
      variables: canaries,
    });
    await gate.ask('query Canary { person(id: "34011119900101001X") { name } }', { headers: traceparent('01') });
    await gate.ask('{ nothing(id: "34011119900101001X") }');
    const all = await spans();
    expect(all.map(({ attributes }) => attributes['graphql.operation.name']).filter(Boolean)).toEqual([
      'PeopleOfAPlace',
    ]);
    expect(one(all, 'mutation')?.attributes).toMatchObject({ 'graphql.operation.type': 'mutation' });
    const figures = await (await fetch(String(telemetry.metricsUrl))).text();
    for (const text of [seen.text(), figures])
      expect(text).not.toMatch(/34011119900101001X|金丝雀|[Cc]anary|hidden|eyJ/);
  });

  it('says by a code what was wrong', async () => {
    await open();
    city.cases.fault = (response) => (response.socket?.destroy(), true);
    await gate.ask('{ people { area } }');
    await gate.ask('{ people { id } }', { as: null });
    const all = await spans();
    expect(one(all, 'query')?.attributes['error.type']).toBe('SERVICE_UNAVAILABLE');
    expect(one(all, 'graphql')?.attributes['linli.code']).toBe('SIGN_IN_REQUIRED');
  });
});

describe('a request that is not traced', () => {
  it.each([
    ['because few are', 1e-12, '01'],
    ['because its caller does not want it', 1, '00'],
  ])('%s leaves nothing, and nobody behind the door traces it', async (_, ratio, flags) => {
    await open(ratio);
    await gate.ask('{ people { area } }', { headers: traceparent(flags) });
    expect(await spans()).toEqual([]);
    const told = [...city.population.heard, ...city.cases.heard].map(({ claims }) => claims.traceparent);
    expect(told).toHaveLength(2);
    for (const each of told) expect(each).toMatch(new RegExp(`^00-${CALLER}-[0-9a-f]{16}-00$`));
  });
});

it('figures tell requests, refusals, plans, fetches and connections by names of ours', async () => {
  await open();
  await gate.ask('{ people { name area } }');
  await gate.ask('{ people { name area } }');
  await gate.ask('{ people { id } }', { as: null });
  await gate.raw({ headers: { 'content-type': 'application/json', authorization: 'Bearer a.b.c' }, body: '{}' });
  const figures = await (await fetch(String(telemetry.metricsUrl))).text();
  expect(figures).toMatch(/request_duration_seconds_count\{type="query",operation="other",code="OK"\} 2/);
  expect(figures).toMatch(/refusals_total\{code="SIGN_IN_REQUIRED"\} 2/);
  expect(figures).toMatch(/plan_lookups_total\{cache="miss"\} 1/);
  expect(figures).toMatch(/plan_lookups_total\{cache="hit"\} 1/);
  expect(figures).toMatch(/breaker_open\{subgraph="cases"\} 0/);
  expect(figures).toMatch(/pool_calls\{subgraph="population",state="running"\} 0/);
  expect(figures).toMatch(/fetch_duration_seconds_count\{subgraph="cases",code="OK"\} [2-9]/);
});
