// Starts a city of its own, runs a k6 scenario against it, and counts afterwards: every acknowledged report back, every
// counter anew, the audit ledger from its beginning.
// `npm run bench -- load street-day [--split] [--replicas 2] [--restart] [--kill] [--results DIR]`
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { checkRest, lostOf } from './load/afterwards.mjs';
import { begin, root, usedBy } from './load/city.mjs';
import { killSome, restartAll } from './load/disturb.mjs';
import { acknowledgedIn, runK6 } from './load/k6.mjs';
import { figuresOf, machine, pageOf } from './load/page.mjs';

const { values, positionals } = parseArgs({
  options: {
    split: { type: 'boolean', default: false },
    replicas: { type: 'string', default: '1' },
    restart: { type: 'boolean', default: false },
    kill: { type: 'boolean', default: false },
    results: { type: 'string' },
  },
  allowPositionals: true,
});
const scenario = positionals.find((each) => each !== 'load') ?? 'street-day';
const replicas = Number(values.replicas);
const isSplit = values.split || replicas > 1 || values.kill;
// What is behind the last answer (relay, counters) has this long.
const SETTLED = 3_000;

const folder = mkdtempSync(join(tmpdir(), 'linli-load-'));
const dataDir = join(folder, 'data');
mkdirSync(dataDir);
const on = machine();
// All phones come through one address here; the one they name is believed.
process.env.LINLI_TRUSTED_PROXIES ??= '127.0.0.1';
// The gateway reads both of its own process only: they go with --split.
process.env.LINLI_DOCUMENTS_DIR ??= join(root, 'load-tests/documents');
const began = await begin({ dataDir, isSplit, replicas });
let run;
try {
  await pause(SETTLED);
  const before = usedBy(began.pids());
  let isOver = false;
  const env = values.restart ? { CALM: '1' } : {};
  const ended = runK6(scenario, { ...began, out: folder, env }).finally(() => (isOver = true));
  const over = () => isOver;
  const disturbing = values.restart
    ? pause(SETTLED).then(() => restartAll(began, replicas, over))
    : values.kill
      ? pause(SETTLED).then(() => killSome(began, over))
      : Promise.resolve(null);
  const [code, disturbed] = await Promise.all([ended, disturbing]);
  await pause(SETTLED);
  const after = usedBy(began.pids());
  const acknowledged = await acknowledgedIn(folder);
  const lost = await lostOf(began, acknowledged);
  const used = {
    seconds: Math.round((after.seconds - before.seconds) * 10) / 10,
    before: before.megabytes,
    after: after.megabytes,
  };
  const how = isSplit
    ? `One process a piece, ${replicas} of the gateway and of each subgraph`
    : 'As `npm start` runs it';
  run = { scenario, how, on, code, figures: null, acknowledged: acknowledged.size, lost, used, disturbed };
} finally {
  await began.close();
}
const figures = figuresOf(JSON.parse(readFileSync(join(folder, `${scenario}.json`), 'utf8')));
const result = { ...run, figures, rest: await checkRest(dataDir) };
rmSync(folder, { recursive: true, force: true });
const page = pageOf(result);
process.stdout.write(`\n${page}`);
if (values.results) {
  const out = resolve(values.results);
  mkdirSync(out, { recursive: true });
  const name = values.restart ? `${scenario}-restart` : values.kill ? `${scenario}-kill` : scenario;
  writeFileSync(join(out, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(join(out, `${name}.md`), page);
}
const isRight =
  result.code === 0 &&
  result.lost.length === 0 &&
  result.rest.audit.isWhole &&
  Object.values(result.rest.drift).every((n) => n === 0);
process.exit(isRight ? 0 : 1);
