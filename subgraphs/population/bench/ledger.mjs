// How fast a ledger of people comes in, checked and applied, in batches of a thousand: node bench/ledger.mjs [rows]
// The database runs in a process of its own, as in the city; its cpu time stands beside ours.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { boot, fieldKeysFrom, loadRows, ringOf, secretFrom, systemViewer } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';
import { madeUpCitizenNumber } from '@linli/vocabulary';
import { knownHouses } from '../dist/known-house.model.js';
import { ledgers } from '../dist/ledger.target.js';
import { subgraph } from '../dist/index.js';

const [target] = ledgers;
const ROWS = Number(process.argv[2] ?? 10_000);
const PLACE = '340111400001';
const GRID = '340111400001001';
const doors = 40;

const key = () => randomBytes(32).toString('base64');
const secrets = { fieldKeys: ringOf(fieldKeysFrom(`k1:${key()}`)), blindKey: secretFrom(key()) };
const path = mkdtempSync(join(tmpdir(), 'ledger-'));
const program = fileURLToPath(new URL('../bin/embedded-db.mjs', import.meta.resolve('@linli/embedded-db')));
const profile = process.execArgv.filter((each) => each.startsWith('--cpu-prof'));
const database = spawn(process.execPath, [...profile, program, '--data', path, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [said] = await once(database.stdout, 'data');
const mongodbUri = String(said).trim().split(' ').at(-1);
// Jiffies of a hundredth of a second (proc(5)); elsewhere than on Linux the figure is missing.
function databaseSeconds() {
  try {
    const words = readFileSync(`/proc/${database.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(words[11]) + Number(words[12])) / 100;
  } catch {
    return NaN;
  }
}
const engine = await boot(subgraph, {
  secrets,
  mongodbUri,
  cursorSecret: 'x'.repeat(32),
  log: logOf({ level: 'error', name: 'bench' }),
});

const homes = Array.from({ length: Math.ceil(ROWS / 3) }, (_, at) => ({
  id: `house-${String(at).padStart(8, '0')}`,
  place: GRID,
  at: new Date(),
  by: 'bench',
  set: {
    house: `h-${at}`,
    building: `b-${Math.floor(at / doors)}`,
    addressKey: `滨湖家园${1 + Math.floor(at / doors)}栋1单元${101 + (at % doors)}室`,
    holds: true,
    said: 1,
  },
}));
await loadRows(engine, knownHouses, homes);

const letter = (at) => String.fromCharCode(0x4e00 + (at % 5_000));
/** Twenty cells of one person; three live in a house. */
const cellsOf = (at) => ({
  name: `王${letter(at * 7)}${letter(at * 13)}`,
  idNumber: madeUpCitizenNumber(at + 1),
  ethnicity: '01',
  phone: `139${String(10_000_000 + at)}`,
  residency: 'HUKOU',
  education: '20',
  maritalStatus: '20',
  politicalStatus: '13',
  occupation: '工人',
  workplace: '滨湖机械厂',
  registeredAddress: '安徽省合肥市包河区某路1号',
  emergencyName: '王二',
  emergencyPhone: '13900000000',
  arrivalDate: '2015-01-01',
  address: `安徽省合肥市包河区滨湖家园${1 + Math.floor(at / 3 / doors)}号楼1单元${101 + (Math.floor(at / 3) % doors)}`,
  relation: 'OWNER',
  household: `H${Math.floor(at / 3)}`,
  relationToHead: at % 3 ? 'CHILD' : 'HEAD',
});

const context = () => engine.contextFor({ viewer: systemViewer('population/ledgers', [PLACE]), requestId: 'bench' });
const figures = [];
async function measured(what, work) {
  const [begun, spent, theirs] = [performance.now(), process.cpuUsage(), databaseSeconds()];
  await work();
  const { user, system } = process.cpuUsage(spent);
  const each = (seconds) => Math.round(ROWS / seconds);
  // Beside other work the later figures say more: rows for a second of the service's cpu time, and of the database's.
  figures.push({
    what,
    'a second': each((performance.now() - begun) / 1e3),
    'a cpu second': each((user + system) / 1e6),
    'a cpu second of the database': each(databaseSeconds() - theirs),
  });
}

let read = [];
await measured('read', async () => {
  read = Array.from({ length: ROWS }, (_, at) => target.read(cellsOf(at)));
});
const rows = read.map((each) => each.row);
const batches = async (work) => {
  for (let from = 0; from < ROWS; from += 1_000)
    await work(rows.slice(from, from + 1_000), { job: 'bench', number: from, place: PLACE, by: 'bench' });
};
for (const what of ['apply, all new', 'apply again, nothing new'])
  await measured(what, () =>
    batches((some, batch) => engine.within(context(), (own) => target.apply(own, some, batch))),
  );
for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
await engine.store.close();
database.kill();
await once(database, 'exit');
rmSync(path, { recursive: true, force: true });
