import type { Context, PageArgs } from '@linli/kit';
import type { Column } from '../target.ts';
import { faultyRows, reasonOf } from './faulty-rows.ts';
import type { Importer } from './importer.ts';
import { type Job, lastStage, type Progress, runOf } from './job.ts';
import type { KeptFault, RowFields } from './store.model.ts';
import { type Change, stageOf, type Stage } from './words.ts';

// Nothing is found under it.
const NO_RUN = '-';

const titleOf = (columns: readonly Column[], field: string | null): string | null =>
  columns.find((each) => each.field === field)?.titles[0] ?? null;

const figuresOf = (progress: Progress | null | undefined, columns: readonly Column[]) =>
  progress && {
    rows: progress.rows,
    fresh: progress.kinds.NEW,
    changed: progress.kinds.CHANGED,
    unchanged: progress.kinds.UNCHANGED,
    conflicting: progress.kinds.CONFLICT,
    faulty: progress.kinds.FAULTY,
    faults: progress.faults.map(({ field, code, count }) => ({
      field,
      title: titleOf(columns, field),
      reason: reasonOf(code),
      count,
    })),
  };

/** Applying knows how many rows there are, checking does not: a workbook does not say. */
function progressOf(job: Job): number | null {
  const stage = stageOf(job.state);
  const all = job.checked?.rows ?? 0;
  if (stage === 'APPLY') return all === 0 ? null : Math.min(1, (job.applied?.rows ?? 0) / all);
  if (stage !== 'UNDO') return null;
  const went = job.next;
  return went === job.leave ? 1 : Math.min(1, (went - job.standing) / (went - job.leave));
}

// An answer of the gateway holds sixteen megabytes, and base64 is a third longer.
const PIECE = 8 * 1024 * 1024;

function pieceOf(bytes: Buffer | null, piece: number): Buffer | null {
  const found = bytes?.subarray(piece * PIECE, (piece + 1) * PIECE);
  return found && found.length > 0 && piece >= 0 ? found : null;
}

interface Paged extends PageArgs {
  readonly stage?: Stage | null;
  readonly kind: Change;
}

/** How an import is read. */
export const jobFields = <R>(importer: Importer<R>) => {
  const { columns } = importer.target;
  const { faults, rows, jobs } = importer.kept;
  return {
    __resolveReference: ({ id }: { id: string }, { open, viewer }: Context) =>
      viewer.permissions.has('import.run') ? open(jobs).find(id) : null,
    jurisdictionCode: ({ jurisdiction }: Job) => jurisdiction,
    unknownWords: (job: Job, _: unknown, { viewer }: Context) => (job.createdBy === viewer.id ? job.unknownWords : []),
    checked: ({ checked }: Job) => figuresOf(checked, columns),
    applied: ({ applied }: Job) => figuresOf(applied, columns),
    undone: ({ undone }: Job) => figuresOf(undone, columns),
    progress: progressOf,
    failure: ({ failure }: Job) => failure && reasonOf(failure),
    difference: (job: Job, { kind, ...page }: Paged, { open }: Context) =>
      open(rows).page({ run: runOf(job, 'CHECK') ?? NO_RUN, kind }, page),
    faults: (job: Job, { stage, ...page }: Paged, { open }: Context) =>
      open(faults).page({ run: runOf(job, stage ?? lastStage(job)) ?? NO_RUN }, page),
    faultyRows: (job: Job, { piece }: { piece?: number | null }, context: Context) =>
      context
        .memo(`faulty/${job.id}`, () => faultyRows(context, importer, job))
        .then((bytes) => pieceOf(bytes, piece ?? 0)),
  };
};

/** How a row of the difference is read: its cells are masked as fields of their own. */
export const rowFields = { cells: (row: RowFields) => row };

export const cellFields = (columns: readonly Column[]): Readonly<Record<string, (row: RowFields) => string | null>> =>
  Object.fromEntries(columns.map(({ field }) => [field, ({ cells }: RowFields) => cells[field] ?? null]));

export const faultFields = { reason: ({ code }: KeptFault) => reasonOf(code) };
