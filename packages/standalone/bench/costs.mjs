// What one operation costs the processor, service by service: `npm run bench -- costs [--times 200] [--json FILE]`.
// A city of one process a service, asked one thing at a time; the time of each process is read from the system.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startCity } from '../dist/index.js';
import { OPERATIONS } from './operations.mjs';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '200' },
    abreast: { type: 'string', default: '4' },
    json: { type: 'string' },
  },
  allowPositionals: true,
});
const times = Number(values.times);
const abreast = Number(values.abreast);
// What is behind an answer (relay, counters) is done after this long.
const SETTLED = 1_500;

const perSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
const dataDir = mkdtempSync(join(tmpdir(), 'linli-costs-'));
const city = await startCity({ dataDir, portBase: 0, split: true, world: 'small' });
const parts = Object.keys(city.urls).filter((name) => city.pidOf(name));

// Fields 14 and 15 of stat(5), counted after the name in brackets.
const spentBy = (name) => {
  const fields = readFileSync(`/proc/${city.pidOf(name)}/stat`, 'utf8')
    .split(') ')[1]
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / perSecond) * 1_000;
};
const spent = () => Object.fromEntries(parts.map((name) => [name, spentBy(name)]));

async function over(work) {
  const [before, began] = [spent(), performance.now()];
  await work();
  await pause(SETTLED);
  const [after, ms] = [spent(), performance.now() - began];
  return { ms, of: Object.fromEntries(parts.map((name) => [name, after[name] - before[name]])) };
}

async function many(count, work) {
  let left = count;
  const one = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: abreast }, one));
}

const round = (n) => Math.round(n * 100) / 100;
const table = {};
const tokens = new Map();
const ask = async (login, question) => {
  if (!tokens.has(login)) tokens.set(login, city.login(login));
  const { data, errors } = await city.ask(question, { token: await tokens.get(login) });
  if (errors) throw new Error(JSON.stringify(errors[0]));
  return data;
};

try {
  // The first of everything warms up.
  for (const operation of Object.values(OPERATIONS)) await many(Math.min(times, 100), () => operation(ask));
  await pause(SETTLED * 2);
  const rest = await over(() => pause(8_000));
  const atRest = (name, ms) => (rest.of[name] / rest.ms) * ms;
  table.rest = Object.fromEntries(parts.map((name) => [name, round((rest.of[name] / rest.ms) * 1_000)]));
  for (const [title, operation] of Object.entries(OPERATIONS)) {
    const { ms, of } = await over(() => many(times, () => operation(ask)));
    table[title] = Object.fromEntries(
      parts.map((name) => [name, round(Math.max(0, of[name] - atRest(name, ms)) / times)]),
    );
  }
} finally {
  await city.close();
  rmSync(dataDir, { recursive: true, force: true });
}

const titles = ['ms', ...parts.map((name) => name.slice(0, 9)), 'all'];
process.stdout.write(
  `${titles[0].padEnd(14)}${titles
    .slice(1)
    .map((each) => each.padStart(10))
    .join('')}\n`,
);
for (const [title, row] of Object.entries(table)) {
  const all = round(parts.reduce((sum, name) => sum + row[name], 0));
  process.stdout.write(
    `${title.padEnd(14)}${[...parts.map((name) => row[name]), all].map((n) => String(n).padStart(10)).join('')}\n`,
  );
}
if (values.json) {
  const machine = `${cpus().length} × ${cpus()[0].model}, Node ${process.version}`;
  writeFileSync(
    values.json,
    `${JSON.stringify({ machine, date: new Date().toISOString(), times, abreast, table }, null, 2)}\n`,
  );
}
