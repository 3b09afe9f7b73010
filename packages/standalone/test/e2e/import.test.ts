import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeLedger } from '../../src/ledger.ts';
import type { MustFail } from '../../src/world/ledger.ts';
import { type Caller, eventually, theCity } from './the-city.ts';

// Processes of their own: one of them is killed.
const city = theCity({ split: true, world: 'small' });

const ROWS = 2_600;
const PLACE = '340111400000';
const JOB = `id version state failure { code } progress
  checked { rows fresh changed unchanged conflicting faulty } applied { rows fresh changed unchanged conflicting faulty }`;
const UPLOAD = `mutation ($at: ID!, $content: Base64!) {
  job: uploadResidentImport(jurisdictionCode: $at, fileName: "台账.xlsx", content: $content) { ${JOB} } }`;
const READ = `query ($id: ID!) { job: residentImport(id: $id) { ${JOB} } }`;
const FAULTS = `query ($id: ID!, $after: String) { residentImport(id: $id) {
  faults(first: 100, after: $after) { nodes { row field reason { code } } pageInfo { hasNextPage endCursor } } } }`;
const STATS = '{ jurisdiction(code: "340111") { populationStats { residents households pendingChanges } } }';

// What a client that meets a dead process is told, or hears from the network itself: ask again.
const passing = ['TRY_AGAIN', 'SERVICE_UNAVAILABLE', 'DEADLINE_EXCEEDED', 'INTERNAL'];

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked where they are read
type Job = any;

async function read(clerk: Caller, id: string): Promise<Job | null> {
  const { data, errors } = await clerk.answers(READ, { id });
  const code = errors?.[0]?.extensions.code;
  if (code && !passing.includes(code)) throw new Error(code);
  return (data as { job?: Job } | null)?.job ?? null;
}

const does = async (clerk: Caller, { id, version }: Job, action: string): Promise<Job> =>
  (
    await clerk.asks(
      `mutation ($id: ID!, $version: Int!) { job: ${action}ResidentImport(id: $id, version: $version) { ${JOB} } }`,
      { id, version },
    )
  ).job;

const until = (clerk: Caller, id: string, ...states: string[]): Promise<Job> =>
  eventually(
    () => read(clerk, id),
    (job) => states.includes(job?.state),
    120,
  );

async function faultsOf(clerk: Caller, id: string): Promise<readonly MustFail[]> {
  const found: MustFail[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { residentImport }: Job = await clerk.asks(FAULTS, { id, after });
    const { nodes, pageInfo } = residentImport.faults;
    found.push(...nodes.map(({ row, field, reason: { code } }: Job) => ({ row, field, code })));
    [more, after] = [pageInfo.hasNextPage, pageInfo.endCursor];
  }
  return found;
}

async function checked(clerk: Caller, content: string): Promise<Job> {
  const { job } = await clerk.asks(UPLOAD, { at: PLACE, content });
  const { id } = await does(clerk, await does(clerk, job, 'map'), 'check');
  return until(clerk, id, 'CHECKED', 'FAILED');
}

describe('a dirty ledger', () => {
  let clerk: Caller;
  let content: string;
  let faults: readonly MustFail[];
  let before: Job;
  const stats = async (): Promise<Job> => (await (await city.as('qu-admin')).asks(STATS)).jurisdiction.populationStats;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'linli-ledger-'));
    const file = join(folder, 'ledger.xlsx');
    await writeLedger({ file, rows: ROWS, format: 'xlsx', dataDir: city.city().plan.dataDir });
    content = readFileSync(file).toString('base64');
    ({ faults } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as { faults: readonly MustFail[] });
    rmSync(folder, { recursive: true });
    clerk = await city.as('clerk-binhu');
    before = await stats();
  }, 60_000);

  it('has exactly the faults it was made with, of every kind', async () => {
    expect(new Set(faults.map(({ field, code }) => `${field} ${code}`)).size).toBe(16);
    const job = await checked(clerk, content);
    expect(job).toMatchObject({
      state: 'CHECKED',
      checked: { rows: ROWS, fresh: ROWS - faults.length, changed: 0, conflicting: 0, faulty: faults.length },
    });
    expect(await faultsOf(clerk, job.id)).toEqual(faults);
    await does(clerk, job, 'cancel');
  }, 120_000);

  it('goes in whole although the process dies in the middle, every good row once', async () => {
    const job = await checked(clerk, content);
    await does(clerk, job, 'apply');
    const seen = await eventually(
      () => read(clerk, job.id),
      (now) => now?.state !== 'APPLYING' || (now.progress ?? 0) > 0,
      60,
    );
    expect(seen.state).toBe('APPLYING');
    const pid = city.city().pidOf('population');
    process.kill(pid ?? 0, 'SIGKILL');
    await city.city().revive('population');
    const done = await until(clerk, job.id, 'PARTLY', 'APPLIED', 'FAILED');
    expect(done).toMatchObject({
      state: 'PARTLY',
      failure: null,
      applied: { rows: ROWS, fresh: ROWS - faults.length, faulty: faults.length },
    });
    expect(await faultsOf(clerk, job.id)).toEqual(faults);
    const residents = before.residents + ROWS - faults.length;
    const after = await eventually(stats, (now) => now.residents >= residents, 30);
    expect(after).toMatchObject({ residents, pendingChanges: before.pendingChanges });
  }, 240_000);

  it('changes nothing when it is brought in once more', async () => {
    const settled = await stats();
    const job = await checked(clerk, content);
    expect(job.checked).toMatchObject({ fresh: 0, changed: 0, conflicting: 0, unchanged: ROWS - faults.length });
    await does(clerk, job, 'apply');
    const done = await until(clerk, job.id, 'PARTLY', 'APPLIED', 'FAILED');
    expect(done.applied).toMatchObject({ fresh: 0, changed: 0, unchanged: ROWS - faults.length });
    expect(await faultsOf(clerk, job.id)).toEqual(faults);
    expect(await stats()).toEqual(settled);
  }, 180_000);
});
