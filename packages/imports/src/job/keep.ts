import type { Context } from '@linli/kit';
import type { Done } from '../target.ts';
import { faultsOf, type Finding } from './findings.ts';
import type { Importer } from './importer.ts';
import { type Job, noProgress, type Progress } from './job.ts';
import { forgottenAt } from './kept-until.ts';
import type { Change, Stage } from './words.ts';

// A list nobody reads to its end; the file that goes back has all of them.
const LISTED_FAULTS = 1_000;
const SAMPLES = 100;

const listedFaults = ({ faults }: Progress): number => faults.reduce((sum, { count }) => sum + count, 0);

interface Kept {
  readonly job: Job;
  readonly stage: Stage;
  readonly run: string;
  readonly number: number;
  readonly findings: readonly Finding[];
  readonly done?: readonly (Done & { readonly row: number })[];
}

/** Keeps what a batch found: its marker with all faults, and what people are shown of it. */
export async function keepFindings<R>(context: Context, { target, kept }: Importer<R>, batch: Kept): Promise<void> {
  const { job, stage, run, number, findings, done = [] } = batch;
  const place = job.jurisdiction;
  const until = forgottenAt();
  const faults = faultsOf(findings);
  await context.append(kept.batches, [{ place, set: { run, number, faults, done, until } }]);
  const before = { CHECK: job.checked, APPLY: job.applied, UNDO: job.undone }[stage] ?? noProgress;
  const titleOf = (field: string | null) =>
    job.columns.find((each) => each.field === field)?.title ??
    target.columns.find((each) => each.field === field)?.titles[0] ??
    null;
  const room = Math.max(0, LISTED_FAULTS - listedFaults(before));
  await context.append(
    kept.faults,
    faults
      .slice(0, room)
      .map((fault) => ({ place, set: { ...fault, run, stage, title: titleOf(fault.field), until } })),
  );
  if (stage === 'CHECK') await keepSamples(context, { target, kept }, { job, run, findings, before });
}

interface Sampled {
  readonly job: Job;
  readonly run: string;
  readonly findings: readonly Finding[];
  readonly before: Progress;
}

/** The first rows of each kind, for people to look at before anything goes in. */
async function keepSamples<R>(
  context: Context,
  { kept }: Pick<Importer<R>, 'kept' | 'target'>,
  { job, run, findings, before }: Sampled,
): Promise<void> {
  const counts: Record<Change, number> = { ...before.kinds };
  const chosen = findings.filter(({ kind }) => (counts[kind] += 1) <= SAMPLES);
  const rows = chosen.map(({ row, kind, fields, cells }) => ({
    place: job.jurisdiction,
    set: { run, kind, row, fields, cells, by: job.createdBy, until: forgottenAt() },
  }));
  await context.append(kept.rows, rows);
}
