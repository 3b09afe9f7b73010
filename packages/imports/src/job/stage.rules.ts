import { type Decision, Failure } from '@linli/kit';
import type { Finding } from './findings.ts';
import { progressed, unknownWords } from './findings.ts';
import { type Job, noProgress } from './job.ts';
import { stageOf, stateOf, type Stage, type State } from './words.ts';

// A batch that fails as often as this is not tried again before somebody asks for it.
const TRIES = 3;

interface Found {
  readonly findings: readonly Finding[];
  readonly unknown: readonly { readonly field: string; readonly word: string }[];
}

/** A batch was checked. */
export const checkedBatch = (job: Job, { findings, unknown }: Found): Decision<Job> => ({
  set: {
    checked: progressed(job.checked ?? noProgress, findings),
    unknownWords: unknownWords(job.unknownWords, unknown),
    next: job.next + 1,
    failures: 0,
  },
});

/** A batch went in. */
export const appliedBatch = (job: Job, findings: readonly Finding[]): Decision<Job> => ({
  set: {
    applied: progressed(job.applied ?? noProgress, findings),
    next: job.next + 1,
    standing: job.next + 1,
    failures: 0,
  },
});

/** A batch was taken back; what somebody changed since stays. */
export const undoneBatch = (job: Job, findings: readonly Finding[]): Decision<Job> => ({
  set: {
    undone: progressed(job.undone ?? noProgress, findings),
    standing: job.standing - 1,
    failures: 0,
  },
});

const figures = ({ rows, kinds }: NonNullable<Job['checked']>) => ({
  rows,
  fresh: kinds.NEW,
  changed: kinds.CHANGED,
  unchanged: kinds.UNCHANGED,
  conflicting: kinds.CONFLICT,
  faulty: kinds.FAULTY,
});

/** Every row has been looked at. */
export const finishCheck = (job: Job): Decision<Job> => ({
  set: { state: 'CHECKED' },
  event: { type: 'import.checked', data: figures(job.checked ?? noProgress) },
});

/** Every row has been brought in, or stands among the faulty ones. */
export function finishApply(job: Job, now: Date): Decision<Job> {
  const applied = job.applied ?? noProgress;
  const state = applied.kinds.FAULTY > 0 ? 'PARTLY' : 'APPLIED';
  return { set: { state, finishedAt: now }, event: { type: 'import.applied', data: { state, ...figures(applied) } } };
}

/** All batches that were to go have gone. */
export function finishUndo(job: Job, now: Date): Decision<Job> {
  const state = job.standing === 0 ? 'ROLLED_BACK' : 'PARTLY';
  const undone = job.undone ?? noProgress;
  return {
    set: { state, finishedAt: now },
    event: { type: 'import.undone', data: { state, rows: undone.rows, kept: undone.kinds.CONFLICT } },
  };
}

const notIn: readonly State[] = ['UPLOADING', 'UPLOADED', 'MAPPED', 'CHECKED'];

/** The file is gone, as it named somebody who was erased: what has not gone in ends. Whoever brought it brings it again. */
export const losesFile = ({ state }: Job, now: Date): Decision<Job> | null =>
  notIn.includes(state)
    ? {
        set: { state: 'CANCELLED', finishedAt: now, failure: 'LEDGER_GONE' },
        event: { type: 'import.cancelled', data: { from: state } },
      }
    : null;

/** A code people can act on; what is none of ours is INTERNAL, and stands in the log. */
export const codeOf = (error: unknown): string => (error instanceof Failure ? error.code : 'INTERNAL');

/** A step failed. What the file itself causes fails at once, anything else after a few tries. */
export function failedStep(job: Job, stage: Stage, error: unknown): Decision<Job> | null {
  if (stageOf(job.state) !== stage) return null;
  const code = codeOf(error);
  const failures = job.failures + 1;
  if (failures < TRIES && !code.startsWith('LEDGER_')) return { set: { failures } };
  return {
    set: { state: 'FAILED', failedIn: stage, failure: code, failures },
    event: { type: 'import.failed', data: { code, from: stateOf[stage] } },
  };
}
