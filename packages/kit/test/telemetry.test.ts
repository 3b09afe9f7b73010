import { claimsOf, collector, gateway, town, type Collector } from '@linli/testkit';
import { bodyHash, CONTEXT_HEADER, seal } from '../src/context.ts';
import { startTelemetry, telemetrySettings, type Telemetry } from '../src/telemetry.ts';
import { houses, subgraph } from './houses/subgraph.ts';

let seen: Collector;
let telemetry: Telemetry;

beforeAll(async () => {
  seen = await collector();
  telemetry = await startTelemetry({ endpoint: seen.url, ratio: 1, metrics: { host: '127.0.0.1', port: 0 } });
});
afterAll(async () => {
  await telemetry.stop();
  await seen.close();
});

const { given, running } = town(subgraph);

const COMMUNITY = '340111400001';
const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';
const CANARY = '金丝雀';
const someone = { at: COMMUNITY, roles: ['dept-handler'] as const };
const LOOK = 'query ($phone: String) { houses(first: 5, phone: $phone) { nodes { id } } }';
const LET =
  'mutation ($id: ID!, $who: String!) { letHouse(id: $id, version: 1, tenant: { name: $who, tenantPhone: "13800138000" }) { id } }';

async function ask(query: string, flags: string, variables: object = {}): Promise<void> {
  const payload = JSON.stringify({ query, variables });
  const claims = claimsOf(someone, { aud: 'houses', bh: bodyHash(payload) });
  const token = seal({ ...claims, traceparent: `00-${TRACE}-${CALLER}-${flags}` }, gateway.privateKey);
  const headers = { 'content-type': 'application/json', [CONTEXT_HEADER]: token };
  const { statusCode } = await running().app.inject({ method: 'POST', url: '/graphql', headers, payload });
  expect(statusCode).toBe(200);
}

const spans = async () => {
  await telemetry.flush();
  return seen.spans();
};

beforeEach(async () => {
  await spans();
  seen.forget();
});

describe('a request that is traced', () => {
  it('shows the service below its caller, and the database below the service', async () => {
    await ask(LOOK, '01');
    const [server, ...rest] = [...(await spans())].sort((a) => (a.parentSpanId === CALLER ? -1 : 1));
    expect(server).toMatchObject({ service: 'houses', name: 'query', kind: 2, traceId: TRACE, parentSpanId: CALLER });
    expect(rest).toMatchObject([
      { service: 'houses', name: 'find houses', kind: 3, traceId: TRACE, parentSpanId: server?.spanId },
    ]);
    expect(rest[0]?.attributes).toEqual({
      'db.system.name': 'mongodb',
      'db.operation.name': 'find',
      'db.namespace': 'houses',
      'db.collection.name': 'houses',
    });
  });

  it('shows every step of a change, and nothing of whom it is about', async () => {
    const [id] = await given(houses, { place: COMMUNITY, number: CANARY });
    seen.forget();
    await ask(LET, '01', { id, who: CANARY });
    await ask(LOOK, '01', { phone: CANARY });
    const names = (await spans()).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['mutation', 'find houses', 'update houses', 'insert journal', 'commitTransaction']),
    );
    expect(seen.text()).not.toMatch(new RegExp(`${CANARY}|13800138000|${id}|letHouse`));
  });

  it('names the code of what was refused', async () => {
    await ask(LET, '01', { id: 'nobody', who: 'x' });
    const server = (await spans()).find(({ kind }) => kind === 2);
    expect(server?.attributes).toEqual({ 'graphql.operation.type': 'mutation', 'error.type': 'NOT_FOUND' });
  });
});

it('a request that is not traced leaves no span, though another is at work', async () => {
  await Promise.all([ask(LOOK, '00'), ask(LOOK, '01'), ask(LOOK, '00')]);
  expect((await spans()).map(({ name }) => name).sort()).toEqual(['find houses', 'query']);
});

it('figures tell how long requests take and what waits, and nothing of whom they are about', async () => {
  await given(houses, { place: COMMUNITY, number: CANARY });
  await ask(LOOK, '00', { phone: CANARY });
  await ask(LET, '00', { id: 'nobody', who: CANARY });
  const said = await (await fetch(String(telemetry.metricsUrl))).text();
  expect(said).toMatch(/linli_subgraph_request_duration_seconds_count\{linli_service="houses",code="OK"\} [1-9]/);
  expect(said).toMatch(
    /linli_subgraph_request_duration_seconds_count\{linli_service="houses",code="NOT_FOUND"\} [1-9]/,
  );
  expect(said).toMatch(/linli_journal_lag_seconds\{linli_service="houses",consumer="platform"\} /);
  expect(said).toMatch(/db_client_connection_count\{linli_service="houses",/);
  expect(said).toMatch(/nodejs_eventloop_delay_p99_seconds /);
  expect(said).toMatch(/linli_houses_standing\{linli_service="houses"\} [1-9]/);
  expect(said).not.toContain(CANARY);
  const elsewhere = await fetch(String(telemetry.metricsUrl).replace('/metrics', '/'));
  expect(elsewhere.status).toBe(404);
});

describe('settings', () => {
  it('are off when nobody says otherwise, and stay on this machine', () => {
    expect(telemetrySettings({})).toEqual({ endpoint: null, ratio: 1, metrics: null });
    const said = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/', LINLI_METRICS_PORT: '9464' };
    expect(telemetrySettings({ ...said, OTEL_TRACES_SAMPLER_ARG: '0.05' })).toEqual({
      endpoint: 'http://collector:4318',
      ratio: 0.05,
      metrics: { host: '127.0.0.1', port: 9464 },
    });
  });

  it.each([
    ['OTEL_TRACES_SAMPLER_ARG', '2'],
    ['OTEL_TRACES_SAMPLER_ARG', 'all'],
    ['LINLI_METRICS_PORT', '70000'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ])('that are wrong are named: %s=%s', (name, value) => {
    expect(() => telemetrySettings({ [name]: value })).toThrow(name);
  });
});
