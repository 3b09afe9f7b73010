// The same Overview text at `small` and at the paper's scale: `npm run bench -- overview [--binhu DIR]`.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadDemo, startCity } from '../dist/index.js';
import { compare, head, line } from './measure.mjs';

const OVERVIEW = `query Overview($code: ID!, $range: DateRange!) {
  jurisdiction(code: $code) {
    code name statLevel tiers
    caseStats(range: $range) { reported closed onTimeRate overdue satisfaction byChannel { channel count } }
    gridStats { grids points qrCodes households }
    workforceStats(range: $range) { workers onDuty visitsDone }
    children { code name caseStats(range: $range) { overdue } }
  }
}`;

const { values, positionals } = parseArgs({
  options: { binhu: { type: 'string', default: 'data/binhu' } },
  allowPositionals: true,
});
void positionals;
const ROUNDS = 60;
const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const range = { from: day(-90), until: day(1) };

const folder = resolve(values.binhu);
const print = (text) => process.stdout.write(text);
if (!existsSync(join(folder, 'world.json'))) await loadDemo('binhu', { dataDir: folder, print });

const temporary = mkdtempSync(join(tmpdir(), 'linli-bench-'));
const cities = {
  little: await startCity({ dataDir: temporary, portBase: 0, noSync: true, world: 'small' }),
  large: await startCity({ dataDir: folder, portBase: 0, world: 'binhu' }),
};
const levels = [
  ['340111', 'qu-admin', '包河区'],
  ['340111400', 'qu-admin', '滨湖世纪社区, two tiers in one'],
  ['340111400', 'hub-binhu', 'the same, by its own centre'],
  ['340111400001', 'hub-binhu', '琼临居民委员会, which holds grids'],
  ['340103009', 'luyang-admin', '三孝口街道'],
];
let holds = true;
head(`Overview, median of ${ROUNDS} in ms`, 'small', 'binhu');
for (const [code, login, name] of levels) {
  const at = async (city) => ({ city, token: await city.login(login) });
  const sides = { little: await at(cities.little), large: await at(cities.large) };
  const question = { query: OVERVIEW, variables: { code, range } };
  holds = line(`${code} ${name}`, await compare(sides, question, ROUNDS)) && holds;
}
await Promise.all(Object.values(cities).map((city) => city.close()));
rmSync(temporary, { recursive: true, force: true });
process.exitCode = holds ? 0 : 1;
