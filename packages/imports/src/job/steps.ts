import type { Context } from '@linli/kit';
import type { ReadLine } from '../reading/reader.ts';
import type { Batch, Done, Outcome, Plan } from '../target.ts';
import { SERVICE } from './file.ts';
import { findingsOf, goodRows, type Finding } from './findings.ts';
import type { Importer } from './importer.ts';
import { type Job, runOf } from './job.ts';
import { keepFindings } from './keep.ts';
import type { Planning } from './session.ts';
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
    outcome.kind === 'FAULTY' || outcome.kind === 'UNCHANGED' ? [] : [{ row: good[at]?.at ?? 0, ...outcome }],
  );
};

interface Applying<R> {
  readonly job: Job;
  readonly lines: readonly ReadLine<R>[];
  readonly plan: Plan | null;
}

interface Applied {
  readonly isAsPlanned: boolean;
  readonly isAllNew: boolean;
}

/** Brings a batch in. Its rows, its marker and the job's figures are one transaction: it happens once or not at all. */
export async function applyStep<R>(
  context: Context,
  importer: Importer<R>,
  { job, lines, plan }: Applying<R>,
): Promise<Applied> {
  const own = atPlace(context, job);
  const rows = goodRows(lines);
  const planned = (await plan?.carry(own)) ?? null;
  const apply = () => (rows.length > 0 ? importer.target.apply(own, rows, batchOf(job, job.next)) : []);
  const outcomes = planned ?? (await apply());
  const findings = findingsOf(lines, outcomes);
  const run = runOf(job, 'APPLY') ?? job.id;
  const done = doneOf(lines, outcomes);
  await keepFindings(own, importer, { job, stage: 'APPLY', run, number: job.next, findings, done });
  await own.open(importer.kept.jobs).amend(job.id, (now) => appliedBatch(now, findings));
  const isAllNew = outcomes.every(({ kind }) => kind === 'CREATED' || kind === 'FAULTY');
  return { isAsPlanned: planned !== null, isAllNew };
}

interface Coming<R> {
  readonly job: Job;
  readonly number: number;
  readonly lines: Promise<readonly ReadLine<R>[] | null>;
  /** What goes in before it. */
  readonly before: Plan | null;
}

/** Begins to read for a batch and to make it, beside whatever else happens. What fails here is done, and told, in its turn. */
export function planStep<R>(
  context: Context,
  { target }: Importer<R>,
  { job, number, lines, before }: Coming<R>,
): Planning {
  const stopped = new AbortController();
  const own = atPlace(context, job);
  const planned = async (): Promise<Plan | null> => {
    const rows = goodRows((await lines) ?? []);
    return rows.length > 0 ? ((await target.plan?.(own, rows, batchOf(job, number), before)) ?? null) : null;
  };
  const plan = planned().catch(() => null);
  const made = plan.then((found) => found?.prepare(own, stopped.signal)).catch(() => undefined);
  return { at: Date.now(), plan, made, stop: () => stopped.abort() };
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
