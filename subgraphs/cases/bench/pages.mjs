// What a page of cases costs a district at 3,000 and at 30,000 rows, in every order and the usual filters.
// npm run build && node subgraphs/cases/bench/pages.mjs
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cases, subgraph } from '@linli/cases';
import { serve } from '@linli/embedded-db';
import { start } from '@linli/kit';
import { runTick, systemViewer } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';

const DISTRICT = '340111000000';
const SIZES = [3_000, 30_000];
const ROUNDS = 40;
const TICK = 'a look at the clocks';

const states = ['REPORTED', 'IN_GRID', 'PENDING_DISPATCH', 'DISPATCHED', 'IN_PROGRESS', 'RESOLVED', 'CALLBACK'];
const clock = (at) => ({ stage: 'OVERALL', startedAt: at, limit: 510, dueAt: at, natural: false });

/** One case in twenty is open, spread over two streets of eight committees each. */
function caseAt(number) {
  const street = number % 2 === 0 ? '340111400' : '340111001';
  const state = number % 20 === 0 ? states[(number / 20) % states.length] : 'CLOSED';
  const reportedAt = new Date(Date.UTC(2026, 0, 1) + number * 600_000);
  return {
    place: `${street}00${(number % 8) + 1}001`,
    set: {
      number: `${street}-${number}`,
      title: `楼道堆物第${number}件`,
      categoryCode: `B0${(number % 6) + 1}`,
      severity: (number % 4) + 1,
      urgent: false,
      channel: 'QR',
      reporterKind: 'RESIDENT',
      anonymous: false,
      links: [],
      state,
      isOpen: state !== 'CLOSED',
      tier: 'COMMUNITY',
      nodeCode: `${street}000`,
      department: number % 3 === 0 ? 'fire' : null,
      departmentNode: number % 3 === 0 ? `${street}000` : null,
      joint: false,
      coHandlers: [],
      clocks: [clock(reportedAt)],
      dueAt: state === 'CLOSED' ? null : reportedAt,
      checkAt: null,
      light: 'GREEN',
      overdue: false,
      reportedAt,
      checks: [],
    },
  };
}

const asked = {
  newest: [{}, { order: 'newest' }],
  due: [{}, { order: 'due' }],
  severity: [{}, { order: 'severity' }],
  'open by due': [{ isOpen: true }, { order: 'due' }],
  'one state, newest': [{ state: 'IN_PROGRESS' }, { order: 'newest' }],
  'one category, newest': [{ categoryCode: 'B03' }, { order: 'newest' }],
  'one department, newest': [{ department: 'fire', state: 'IN_PROGRESS' }, { order: 'newest' }],
  'search for a number': [{}, { search: '第1234件' }],
};

const say = (line) => process.stdout.write(`${line}\n`);
const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function measure(engine) {
  const found = {};
  for (const [name, [where, args]] of Object.entries(asked)) {
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const viewer = systemViewer('bench', [DISTRICT]);
      const began = performance.now();
      await engine
        .contextFor({ viewer, requestId: 'bench' })
        .open(cases)
        .page(where, { first: 20, ...args });
      times.push(performance.now() - began);
    }
    found[name] = median(times);
  }
  const clock = subgraph.ticks.find(({ name }) => name === 'clock');
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await runTick(engine, clock);
    times.push(performance.now() - began);
  }
  return { ...found, [TICK]: median(times) };
}

const path = mkdtempSync(join(tmpdir(), 'cases-bench-'));
const db = await serve({ path, port: 0, noSync: true, mapSize: 2 ** 31 });
const keys = generateKeyPairSync('ed25519');
const running = await start(subgraph, {
  mongodbUri: db.uri,
  gatewayKeys: [keys.publicKey],
  serviceKeys: new Map(),
  serviceKey: keys.privateKey,
  cursorSecret: 'a secret for measuring, long enough for anybody',
  log: logOf({ level: 'error', name: 'bench' }),
  background: false,
});
const system = () => running.engine.contextFor({ viewer: systemViewer('bench'), requestId: 'bench' });
const results = [];
// The first pages of a process pay for what is compiled and connected.
await measure(running.engine);
let loaded = 0;
for (const size of SIZES) {
  const began = performance.now();
  const before = loaded;
  for (; loaded < size; loaded += 500) {
    const rows = Array.from({ length: 500 }, (_, at) => caseAt(loaded + at));
    await running.engine.within(system(), (context) => context.append(cases, rows));
  }
  say(`${size - before} rows loaded, ${Math.round(((size - before) / (performance.now() - began)) * 1000)}/s`);
  results.push(await measure(running.engine));
}
const [few, many] = results;
for (const name of [...Object.keys(asked), TICK]) {
  const [a, b] = [few[name], many[name]];
  say(`${name.padEnd(24)} ${a.toFixed(2)} ms  ${b.toFixed(2)} ms  ${(b / a).toFixed(2)}×`);
}
await running.close();
await db.close();
rmSync(path, { recursive: true, force: true });
