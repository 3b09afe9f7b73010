// How fast a dirty ledger is looked at and brought in through the door of a city: all services in one process, the
// database beside it. `npm run bench -- import [--rows 35000] [--world small|binhu] [--split] [--once]`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startCity } from '../dist/index.js';
import { writeLedger } from '../dist/ledger.js';
import { referenceSeconds } from './reference.mjs';
import { secondsOf, trailOf } from './trail.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '35000' },
    world: { type: 'string', default: 'small' },
    split: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const rows = Number(values.rows);
const JOB =
  'id version state failure { code } checked { rows fresh unchanged faulty } applied { rows fresh unchanged faulty }';
// Below the body limit of the gateway, base64 included.
const PIECE = 6 * 2 ** 20;

const dataDir = mkdtempSync(join(tmpdir(), 'linli-import-'));
const { world, split } = values;
const city = await startCity({ dataDir, portBase: 0, world, split, databaseBeside: true });
const token = await city.login('clerk-binhu');

async function ask(query, variables) {
  const { data, errors } = await city.ask({ query, variables }, { token });
  if (errors) throw new Error(JSON.stringify(errors[0]));
  return data.job;
}

const read = (id) => ask(`query ($id: ID!) { job: residentImport(id: $id) { ${JOB} } }`, { id });
const does = ({ id, version }, action) =>
  ask(`mutation ($id: ID!, $version: Int!) { job: ${action}ResidentImport(id: $id, version: $version) { ${JOB} } }`, {
    id,
    version,
  });

async function until({ id }, ...states) {
  for (;;) {
    const job = await read(id);
    if (states.includes(job.state)) return job;
    if (job.state === 'FAILED') throw new Error(JSON.stringify(job));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function upload(bytes) {
  const pieces = Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, at) =>
    bytes.subarray(at * PIECE, (at + 1) * PIECE).toString('base64'),
  );
  let job = null;
  for (const [at, content] of pieces.entries()) {
    const isLast = at === pieces.length - 1;
    job = job
      ? await ask(
          `mutation ($id: ID!, $version: Int!, $content: Base64!, $isLast: Boolean) {
            job: continueResidentImport(id: $id, version: $version, content: $content, isLast: $isLast) { ${JOB} } }`,
          { ...job, content, isLast },
        )
      : await ask(
          `mutation ($content: Base64!, $isLast: Boolean) {
            job: uploadResidentImport(jurisdictionCode: "340111400", fileName: "台账.xlsx", content: $content, isLast: $isLast) { ${JOB} } }`,
          { content, isLast },
        );
  }
  return does(job, 'map');
}

const database = city.pidOf('database');
const services = split ? ['population', 'gateway'].map(city.pidOf) : [process.pid];
const spentBy = (pids) => pids.reduce((sum, pid) => sum + secondsOf(pid), 0);

async function timed(what, work) {
  const [began, ...spent] = [performance.now(), spentBy(services), spentBy([database])];
  const answer = await work();
  const seconds = (performance.now() - began) / 1_000;
  const [ours, theirs] = [spentBy(services) - spent[0], spentBy([database]) - spent[1]];
  const each = (of) =>
    Math.round(rows / of)
      .toLocaleString('en')
      .padStart(7);
  // Beside other work the cpu figures say more: milliseconds a row of the services, and of the database.
  const cpu = [ours, theirs].map((of) => ((of * 1_000) / rows).toFixed(2).padStart(6)).join(' +');
  process.stdout.write(
    `${what.padEnd(28)}${seconds.toFixed(1).padStart(7)} s ${each(seconds)} rows/s ${cpu} ms of cpu a row\n`,
  );
  return { answer, seconds };
}

const file = join(dataDir, 'ledger.xlsx');
const { faults } = await writeLedger({ file, rows, format: 'xlsx', dataDir });
const bytes = readFileSync(file);
process.stdout.write(
  `${rows.toLocaleString('en')} rows, ${faults} of them faulty, ${(bytes.length / 2 ** 20).toFixed(1)} MB\n`,
);
const trail = await trailOf(city.plan);
await trail.rest();
const machine = async () => process.stdout.write(`reference work: ${(await referenceSeconds()).toFixed(2)} s\n`);
let holds = true;
for (const round of values.once ? ['first'] : ['first', 'again']) {
  const { answer: job } = await timed(`${round}: uploaded`, () => upload(bytes));
  const check = await timed(`${round}: checked`, async () => until(await does(job, 'check'), 'CHECKED'));
  await machine();
  const apply = await timed(`${round}: validated and applied`, async () =>
    until(await does(check.answer, 'apply'), 'PARTLY', 'APPLIED'),
  );
  await machine();
  await timed(`${round}: the city caught up`, () => trail.rest());
  const { applied } = apply.answer;
  process.stdout.write(`${JSON.stringify(applied)}\n`);
  holds = holds && applied.faulty === faults && rows / apply.seconds >= 2_000;
}
await trail.close();
await city.close();
rmSync(dataDir, { recursive: true, force: true });
process.exitCode = holds ? 0 : 1;
