import type { Context } from '@linli/kit';
import type { ReadLine } from '../reading/reader.ts';
import type { Batch, Done, Outcome, Planned } from '../target.ts';
import { SERVICE } from './file.ts';
import { findingsOf, goodRows, type Finding } from './findings.ts';
import type { Importer } from './importer.ts';
import { type Job, runOf } from './job.ts';
import { keepFindings } from './keep.ts';
import { appliedBatch, checkedBatch, undoneBatch } from './stage.rules.ts';

const batchOf = (job: Job, number: number): Batch => ({
  job: job.id,
  number,
  place: job.jurisdiction,
  by: job.createdBy,
});

const atPlace = (context: Context, job: Job): Context => context.asService(SERVICE, job.jurisdiction);

/** Looks at a batch without bringing anything in. */
export async function checkStep<R>(
  context: Context,
  importer: Importer<R>,
  { job, lines }: { readonly job: Job; readonly lines: readonly ReadLine<R>[] },
): Promise<void> {
  const own = atPlace(context, job);
  const rows = goodRows(lines);
  const verdicts = rows.length > 0 ? await importer.target.compare(own, rows, batchOf(job, job.next)) : [];
  const findings = findingsOf(lines, verdicts);
  const run = runOf(job, 'CHECK') ?? job.id;
  await keepFindings(own, importer, { job, stage: 'CHECK', run, number: job.next, findings });
  const unknown = lines.flatMap((line) => line.unknown);
  await own.open(importer.kept.jobs).amend(job.id, (now) => checkedBatch(now, { findings, unknown }));
}

const doneOf = <R>(
  lines: readonly ReadLine<R>[],
  outcomes: readonly Outcome[],
): readonly (Done & { row: number })[] => {
  const good = lines.filter(({ read }) => 'row' in read);
  return outcomes.flatMap((outcome, at) =>
    outcome.kind === 'FAULTY' || outcome.kind === 'UNCHANGED' ? [] : [{ ...outcome, row: good[at]?.at ?? 0 }],
  );
};

interface Applied<R> {
  readonly job: Job;
  readonly lines: readonly ReadLine<R>[];
  /** The batch as far as it was made already. */
  readonly planned?: Planned | null;
}

/** Brings a batch in. Its rows, its marker and the job's figures are one transaction: it happens once or not at all. */
export async function applyStep<R>(
  context: Context,
  importer: Importer<R>,
  { job, lines, planned }: Applied<R>,
): Promise<readonly Outcome[]> {
  const own = atPlace(context, job);
  const rows = goodRows(lines);
  const apply = async () => (await planned?.(own)) ?? (await importer.target.apply(own, rows, batchOf(job, job.next)));
  const outcomes = rows.length > 0 ? await apply() : [];
  const findings = findingsOf(lines, outcomes);
  const run = runOf(job, 'APPLY') ?? job.id;
  const done = doneOf(lines, outcomes);
  await keepFindings(own, importer, { job, stage: 'APPLY', run, number: job.next, findings, done });
  await own.open(importer.kept.jobs).amend(job.id, (now) => appliedBatch(now, findings));
  return outcomes;
}

// A ledger of people who are known would be read twice for nothing.
const isAllNew = (outcomes: readonly Outcome[]): boolean =>
  outcomes.every(({ kind }) => kind === 'CREATED' || kind === 'FAULTY');

interface Ended<R> {
  readonly job: Job;
  readonly outcomes: readonly Outcome[];
  /** Of the batch after it. */
  readonly lines: readonly ReadLine<R>[] | null;
}

/**
 * Reads for the batch after one that held new rows alone, at the end of its transaction; what it gives back makes that
 * batch.
 */
export async function beginNext<R>(
  context: Context,
  { target }: Importer<R>,
  { job, outcomes, lines }: Ended<R>,
): Promise<((context: Context) => Promise<Planned | null>) | null> {
  const rows = goodRows(lines ?? []);
  if (!target.ahead || rows.length === 0 || !isAllNew(outcomes)) return null;
  const plan = await target.ahead(atPlace(context, job), rows, batchOf(job, job.next + 1));
  // What fails here is done, and told, in its turn.
  return (outer) => plan(atPlace(outer, job)).catch(() => null);
}

const undoneFinding = (row: number, isKept: boolean): Finding => ({
  row,
  cells: {},
  kind: isKept ? 'CONFLICT' : 'CHANGED',
  fields: [],
  faults: isKept ? [{ field: null, code: 'CHANGED_SINCE_IMPORT' }] : [],
});

/** Takes the newest batch that stands back, its last row first. */
export async function undoStep<R>(context: Context, importer: Importer<R>, job: Job): Promise<void> {
  const own = atPlace(context, job);
  const { batches, jobs } = importer.kept;
  const number = job.standing - 1;
  const batch = await own.open(batches).findBy({ run: runOf(job, 'APPLY') ?? '', number });
  const done = [...(batch?.done ?? [])].reverse();
  const undone = done.length > 0 ? await importer.target.undo(own, done, batchOf(job, number)) : [];
  const findings = done.map(({ row }, at) => undoneFinding(row, undone[at] !== 'UNDONE'));
  await keepFindings(own, importer, { job, stage: 'UNDO', run: runOf(job, 'UNDO') ?? job.id, number, findings });
  await own.open(jobs).amend(job.id, (now) => undoneBatch(now, findings));
}
