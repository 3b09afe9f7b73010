// A district of so many people: of residents and houses only what statistics count, through the public loader.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNationalTree } from '@linli/vocabulary';
import { startDatabase } from '../dist/database.js';
import { planOf } from '../dist/plan.js';
import { chanceOf, idAt } from '../dist/world/chance.js';
import { put, withEngine } from '../dist/world/put.js';

const bands = [
  [90, 'AGE_90_UP'],
  [80, 'AGE_80_89'],
  [70, 'AGE_70_79'],
  [60, 'AGE_60_69'],
  [35, 'AGE_35_59'],
  [18, 'AGE_18_34'],
  [14, 'AGE_14_17'],
  [7, 'AGE_7_13'],
  [0, 'AGE_0_6'],
];
const HOUSE_FOR = 2.4;
const now = Date.now();

const communities = () =>
  [...readNationalTree(['34'])]
    .filter(({ code }) => code.startsWith('340111') && !code.endsWith('000'))
    .map(({ code }) => code);

function* rowsOf(count, seed, setOf) {
  const chance = chanceOf(seed);
  const places = communities();
  for (let made = 0; made < count; made += 1) {
    const at = new Date(now - (count - made) * 10);
    yield { id: idAt(at, chance), place: places[made % places.length], at, by: 'bench', set: setOf(chance, made) };
  }
}

// Statistics read neither names nor numbers: one name for all, as a record needs one, and nothing else that is sealed.
function residentOf(chance) {
  const ageYears = chance.between(0, 95);
  return {
    name: '某居民',
    idType: 'NONE',
    status: 'PRESENT',
    residency: chance.weighted({ HUKOU: 70, FLOATING: 25, SEPARATED: 5 }),
    sexCode: chance.pick(['1', '2']),
    ageYears,
    ageBand: bands.find(([from]) => ageYears >= from)[1],
    completeness: chance.between(60, 100),
    livesAlone: ageYears > 20 && chance.happens(0.1),
    unverified: chance.happens(0.1),
    lastVerifiedAt: new Date(now),
  };
}

const houseOf = (chance, made) => ({
  building: 'b',
  room: '101',
  addressKey: `k${made}`,
  door: `d/${made}`,
  floor: 1,
  use: chance.weighted({ OWN: 72, RENTED: 16, VACANT: 12 }),
});

/** The folder of a district of so many residents; made when it is not there. */
export async function districtOf(people, parent) {
  const folder = join(parent, `district-${people}`);
  const whole = join(folder, 'whole.json');
  if (existsSync(whole)) return folder;
  mkdirSync(folder, { recursive: true });
  const plan = await planOf({ dataDir: folder, portBase: 0, noSync: true });
  const database = await startDatabase(plan);
  const began = performance.now();
  await withEngine(plan, 'housing', (engine) =>
    put(engine, 'houses', rowsOf(Math.round(people / HOUSE_FOR), 11, houseOf)),
  );
  await withEngine(plan, 'population', (engine) => put(engine, 'residents', rowsOf(people, 12, residentOf)));
  await database.close();
  const seconds = Math.round((performance.now() - began) / 1_000);
  writeFileSync(whole, JSON.stringify({ people, seconds }));
  process.stdout.write(
    `${people.toLocaleString('en')} residents and their houses, counted fields only: ${seconds} s\n`,
  );
  return folder;
}
