// How fast a dirty ledger is looked at and brought in through the door of a city of one process:
// `npm run bench -- import [--rows 35000] [--world small|binhu]`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startCity } from '../dist/index.js';
import { writeLedger } from '../dist/ledger.js';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '35000' }, world: { type: 'string', default: 'small' } },
  allowPositionals: true,
});
const rows = Number(values.rows);
const JOB =
  'id version state failure { code } checked { rows fresh unchanged faulty } applied { rows fresh unchanged faulty }';
// Below the body limit of the gateway, base64 included.
const PIECE = 6 * 2 ** 20;

const dataDir = mkdtempSync(join(tmpdir(), 'linli-import-'));
const city = await startCity({ dataDir, portBase: 0, world: values.world });
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

async function timed(what, work) {
  const [began, spent] = [performance.now(), process.cpuUsage()];
  const answer = await work();
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(spent);
  const each = (of) => Math.round(rows / of).toLocaleString('en');
  const cpu = (user + system) / 1e6;
  // Beside other work the cpu figure says more: all threads of this process, the database's among them.
  process.stdout.write(
    `${what.padEnd(28)}${seconds.toFixed(1).padStart(7)} s  ${each(seconds).padStart(7)} rows/s  ${each(cpu).padStart(7)} rows/cpu s\n`,
  );
  return { answer, seconds };
}

const file = join(dataDir, 'ledger.xlsx');
const { faults } = await writeLedger({ file, rows, format: 'xlsx', dataDir });
const bytes = readFileSync(file);
process.stdout.write(
  `${rows.toLocaleString('en')} rows, ${faults} of them faulty, ${(bytes.length / 2 ** 20).toFixed(1)} MB\n`,
);
let holds = true;
for (const round of ['first', 'again']) {
  const { answer: job } = await timed(`${round}: uploaded`, () => upload(bytes));
  const check = await timed(`${round}: checked`, async () => until(await does(job, 'check'), 'CHECKED'));
  const apply = await timed(`${round}: validated and applied`, async () =>
    until(await does(check.answer, 'apply'), 'PARTLY', 'APPLIED'),
  );
  const { applied } = apply.answer;
  process.stdout.write(`${JSON.stringify(applied)}\n`);
  holds = holds && applied.faulty === faults && rows / apply.seconds >= 2_000;
}
await city.close();
rmSync(dataDir, { recursive: true, force: true });
process.exitCode = holds ? 0 : 1;
