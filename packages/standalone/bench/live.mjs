// How long after its acknowledgement a change is heard of by whoever listens, in a city of a process for each piece:
// `npm run bench -- live [--changes 60]`. Asks each process for its figures too.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { figuresIn, startCity } from '../dist/index.js';

const { values } = parseArgs({ options: { changes: { type: 'string', default: '60' } }, allowPositionals: true });
const REPORT = 'mutation ($input: ReportInput!) { reportCase(input: $input) { id } }';
const LISTEN = 'subscription { caseChanged(types: ["case.reported"]) { id title } }';
const PLACE = '340111400001';
const BOUND_MS = 1_000;

const print = (line) => process.stdout.write(`${line}\n`);
const quantile = (sorted, share) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);

/** Notes when each case was heard of. */
async function listen(city, token, heard) {
  const response = await fetch(`${city.urls.gateway}/graphql`, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'linli-purpose': 'CASE_HANDLING',
    },
    body: JSON.stringify({ query: LISTEN }),
  });
  if (response.status !== 200) throw new Error(await response.text());
  let held = '';
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (held + part).split('\n\n');
    held = blocks.pop();
    for (const block of blocks) {
      const [, data] = /\ndata: (\{.*)/.exec(block) ?? [];
      const id = data && JSON.parse(data).data?.caseChanged?.id;
      if (id) heard.set(id, performance.now());
    }
  }
}

async function report(city, token, at) {
  const input = {
    place: PLACE,
    title: `路灯不亮${at}`,
    description: '不亮',
    category: 'C01',
    channel: 'STREET_PATROL',
  };
  const { data, errors } = await city.ask({ query: REPORT, variables: { input } }, { token });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.reportCase.id;
}

const dataDir = mkdtempSync(join(tmpdir(), 'linli-live-'));
const city = await startCity({ dataDir, portBase: 0, split: true, metricsPort: 0 });
const waits = [];
try {
  const token = await city.login('hub-binhu');
  const heard = new Map();
  listen(city, token, heard).catch(() => undefined);
  for (let at = 0; at < Number(values.changes); at += 1) {
    const id = await report(city, token, at);
    const told = performance.now();
    while (!heard.has(id)) await new Promise((done) => setTimeout(done, 1));
    waits.push(Math.max(0, heard.get(id) - told));
  }
  for (const url of figuresIn(city.plan)) {
    const figures = await (await fetch(url)).text();
    print(`${url}  ${figures.split('\n').filter((line) => line.startsWith('linli_')).length} figures of ours`);
  }
} finally {
  await city.close();
  rmSync(dataDir, { recursive: true, force: true });
}
const sorted = waits.slice(1).sort((a, b) => a - b);
const [p50, p95, most] = [quantile(sorted, 0.5), quantile(sorted, 0.95), Math.round(sorted.at(-1))];
print(`A change is heard of after p50 ${p50} ms, p95 ${p95} ms, at most ${most} ms (${sorted.length} changes).`);
process.exit(p95 < BOUND_MS ? 0 : 1);
