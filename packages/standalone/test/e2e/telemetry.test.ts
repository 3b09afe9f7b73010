import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { collector, type SeenSpan } from '@linli/testkit';

const beside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const question = {
  query: `query ($code: ID!) { jurisdiction(code: $code) { name caseStats { reported } housingStats { houses } } }`,
  variables: { code: '340111400002' },
};
const CANARY = '金丝雀';
const PHONE = '13805510000';
const report = {
  query: 'mutation ($input: ReportInput!) { reportCase(input: $input) { number } }',
  variables: {
    input: {
      place: '340111400002',
      title: `${CANARY}路灯不亮`,
      description: `${CANARY}夜间无照明 ${PHONE}`,
      category: 'A02',
      channel: 'STREET_PATROL',
    },
  },
};

interface Day {
  readonly reported: { readonly errors?: unknown };
  readonly answer: { readonly data?: unknown; readonly errors?: unknown };
  readonly page: number;
  readonly figures: string;
  readonly places: Readonly<Record<'connected' | 'asked' | 'sent' | 'listens', readonly string[]>>;
}

let day: Day;
let spans: readonly SeenSpan[];
let text: string;

beforeAll(async () => {
  const seen = await collector();
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-day-'));
  const { NODE_OPTIONS: _, ...environment } = process.env;
  const words = ['--import', beside('where-to.mjs'), beside('one-day.mjs'), dataDir];
  const leave = async (): Promise<void> => {
    await seen.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const said = await promisify(execFile)(
    process.execPath,
    [...words, JSON.stringify(question), JSON.stringify(report)],
    { env: { ...environment, OTEL_EXPORTER_OTLP_ENDPOINT: seen.url, LINLI_METRICS_PORT: '0' }, maxBuffer: 2 ** 24 },
  ).catch(async (error: unknown) => {
    await leave();
    throw error;
  });
  day = JSON.parse(said.stdout.slice(said.stdout.indexOf('{"reported"'))) as Day;
  [spans, text] = [seen.spans(), seen.text()];
  await leave();
}, 120_000);

const traceOf = (name: string): readonly SeenSpan[] => {
  const roots = spans.filter((each) => each.service === 'gateway' && each.name === name);
  expect(roots).toHaveLength(1);
  return spans.filter(({ traceId }) => traceId === roots[0]?.traceId);
};

const below = (trace: readonly SeenSpan[], above: SeenSpan | undefined) =>
  trace.filter(({ parentSpanId }) => parentSpanId === above?.spanId);

describe('one question to three services', () => {
  it('is one trace, from the door over plan and fetches into each service and its database', () => {
    expect(day.answer.errors).toBeUndefined();
    const trace = traceOf('query');
    const [root, ...others] = trace.filter(({ parentSpanId }) => !parentSpanId);
    expect([root?.service, others]).toEqual(['gateway', []]);
    const first = below(trace, root);
    expect(first.map(({ name }) => name).sort()).toEqual([
      'fetch cases',
      'fetch housing',
      'fetch jurisdictions',
      'plan',
    ]);
    for (const fetch of first.filter(({ name }) => name !== 'plan')) {
      const [service, ...more] = below(trace, fetch);
      expect([service?.service, service?.kind, more]).toEqual([fetch.name.slice('fetch '.length), 2, []]);
      const asked = below(trace, service);
      expect(asked.length).toBeGreaterThan(0);
      for (const each of asked)
        expect([each.service, each.kind, each.attributes['db.system.name']]).toEqual([service?.service, 3, 'mongodb']);
    }
  });

  it('and a change show the rows that were written, and nothing that was said', () => {
    expect(day.reported.errors).toBeUndefined();
    const names = traceOf('mutation').map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['insert journal', 'commitTransaction']));
    for (const told of [text, day.figures]) {
      expect(told.length).toBeGreaterThan(100);
      expect(told).not.toMatch(new RegExp(`${CANARY}|${PHONE}|夜间|qu-admin|eyJ`));
    }
  });
});

describe('a city on one machine', () => {
  it('connects to this machine alone, asks for no name, and lets nobody else in', () => {
    const { connected, asked, sent, listens } = day.places;
    expect(connected.length).toBeGreaterThan(0);
    expect([...connected, ...asked].filter((each) => !/^(127\.0\.0\.1|localhost|::1)$/.test(each))).toEqual([]);
    expect(sent).toEqual([]);
    expect(listens.filter((each) => !/^(127\.0\.0\.1|::1)$/.test(each))).toEqual([]);
  });

  it('tells figures of every service and of the process', () => {
    for (const service of ['cases', 'housing', 'jurisdictions', 'platform', 'population'])
      expect(day.figures).toContain(`linli_journal_lag_seconds{linli_service="${service}"`);
    expect(day.figures).toContain('linli_gateway_request_duration_seconds_count');
    expect(day.figures).toMatch(/linli_gateway_breaker_open\{subgraph="cases"\} 0/);
    expect(day.figures).toContain('nodejs_eventloop_delay_p99_seconds');
    expect(day.figures).toMatch(/linli_loop_rounds_total\{[^}]*loop="tick:platform\/heads",outcome="failed"\} 0/);
    expect(day.figures).toMatch(/linli_loop_rounds_total\{[^}]*loop="counters",outcome="done"\} [1-9]/);
    expect(day.figures).toContain('linli_ledger_faults{linli_service="platform"} 0');
    expect(day.figures).toContain('linli_import_working{linli_service="population"} 0');
  });
});
