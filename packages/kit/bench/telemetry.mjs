// What telemetry costs: `node packages/kit/bench/telemetry.mjs` after a build. Nanoseconds of CPU for one request's share.
import { createServer } from 'node:http';
import { inside } from '../dist/telemetry/inside.js';
import { continueTrace } from '../dist/telemetry/spans.js';
import { beginTrace, during, spanBelow, startTelemetry, traceparentOf, unsampled } from '../dist/telemetry.js';

const ROUNDS = 100_000;
const STEPS = 20;
const service = 'bench';
const requestId = '0af7651916cd43dd8448eb211c80319c';

/** As a request does: some promises, one after the other. */
async function work() {
  for (let step = 0; step < STEPS; step += 1) await Promise.resolve();
}

async function door() {
  const span = beginTrace({ service, name: 'graphql', requestId, traceparent: null });
  if (!span) unsampled({ requestId, traceparent: null });
  await during(span, () => {
    const fetch = spanBelow(span, { service, name: 'fetch' });
    return during(fetch, work);
  });
  return span;
}

const subgraph = (traceparent) => inside(service, continueTrace(traceparent, { service, name: 'query' }), work);

async function cost(name, run, rounds = ROUNDS) {
  for (let at = 0; at < rounds / 10; at += 1) await run();
  const before = process.cpuUsage();
  for (let at = 0; at < rounds; at += 1) await run();
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${name.padEnd(44)} ${Math.round(((user + system) * 1_000) / rounds)} ns\n`);
}

const sink = createServer((request, response) => request.resume().on('end', () => response.end('{}')));
await new Promise((done) => sink.listen(0, '127.0.0.1', done));
const settings = { endpoint: `http://127.0.0.1:${sink.address().port}`, metrics: null };

await cost('nothing but the work', work);
await cost('door, telemetry off', door);
await cost('subgraph, telemetry off', () => subgraph(undefined));
const none = await startTelemetry({ ...settings, ratio: 1e-9 });
await cost('door, on, request not traced', door);
await cost('subgraph, on, request not traced', () => subgraph(`00-${requestId}-b7ad6b7169203331-00`));
await none.stop();
const all = await startTelemetry({ ...settings, ratio: 1 });
await cost('door, request traced', door, ROUNDS / 10);
const traced = traceparentOf(await door());
await cost('subgraph, request traced', () => subgraph(traced), ROUNDS / 10);
await cost('subgraph, not traced, after traced ones', () => subgraph(`00-${requestId}-b7ad6b7169203331-00`));
await all.stop();
sink.close();
