// The same Overview text at `small` and at the paper's scale, and at a district of 10,000 and of 1,000,000 people:
// `npm run bench -- overview [--binhu DIR] [--people 1000000]`; --people 0 leaves the districts out.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadDemo, startCity } from '../dist/index.js';
import { districtOf } from './district.mjs';
import { compare, head, line } from './measure.mjs';
import { overviewOf } from './question.mjs';

const { values } = parseArgs({
  options: {
    binhu: { type: 'string', default: 'data/binhu' },
    people: { type: 'string', default: '1000000' },
  },
  allowPositionals: true,
});
const ROUNDS = 60;
const FEW = 10_000;

async function table(title, [little, large], levels, cities) {
  let holds = true;
  head(title, little, large);
  for (const [code, login, name] of levels) {
    const at = async (city) => ({ city, token: await city.login(login) });
    const sides = { little: await at(cities.little), large: await at(cities.large) };
    holds = line(`${code} ${name}`, await compare(sides, overviewOf(code), ROUNDS)) && holds;
  }
  await Promise.all(Object.values(cities).map((city) => city.close()));
  return holds;
}

const folder = resolve(values.binhu);
const print = (text) => process.stdout.write(text);

async function worlds() {
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
  const holds = await table(`Overview, median of ${ROUNDS} in ms`, ['small', 'binhu'], levels, cities);
  rmSync(temporary, { recursive: true, force: true });
  return holds;
}

async function districts(people) {
  const cityOf = async (count) =>
    startCity({ dataDir: await districtOf(count, dirname(folder)), portBase: 0, noSync: true });
  const cities = { little: await cityOf(FEW), large: await cityOf(people) };
  const levels = [
    ['340111', 'qu-admin', '包河区'],
    ['340111400', 'qu-admin', '滨湖世纪社区'],
    ['340111400001', 'hub-binhu', '琼临居民委员会'],
  ];
  const names = [FEW, people].map((count) => count.toLocaleString('en'));
  return table('Overview by residents of the district, in ms', names, levels, cities);
}

const people = Number(values.people);
const results = [await worlds(), people > 0 ? await districts(people) : true];
process.exitCode = results.every(Boolean) ? 0 : 1;
