import type { Row } from '@linli/kit';
import type { Matched, WordMeaning } from '../reading/mapping.ts';
import type { Change, Stage, State } from './words.ts';

/** How often one fault was found. */
export interface FaultKind {
  readonly field: string | null;
  readonly code: string;
  readonly count: number;
}

/** A word of a CODE column that stands for no code yet. */
export interface UnknownWord {
  readonly field: string;
  readonly word: string;
  readonly count: number;
}

/** How far a stage is. `rows` are those looked at; the rest says what became of them. */
export interface Progress {
  readonly rows: number;
  readonly kinds: Readonly<Record<Change, number>>;
  readonly faults: readonly FaultKind[];
}

export const noProgress: Progress = {
  rows: 0,
  kinds: { NEW: 0, CHANGED: 0, UNCHANGED: 0, CONFLICT: 0, FAULTY: 0 },
  faults: [],
};

/** One ledger on its way in 导入任务. */
export interface JobFields {
  readonly fileName: string;
  readonly size: number;
  readonly chunks: number;
  readonly state: State;
  readonly format?: 'CSV' | 'XLSX' | null;
  readonly encoding?: string | null;
  readonly sheets: readonly string[];
  readonly sheet: number;
  readonly header?: number | null;
  readonly columns: readonly Matched[];
  readonly words: readonly WordMeaning[];
  readonly unknownWords: readonly UnknownWord[];
  /** How many times a stage was begun: what an earlier run found is not mixed with this one's. */
  readonly runs: number;
  readonly checkRun?: string | null;
  readonly applyRun?: string | null;
  readonly undoRun?: string | null;
  /** The batch that is next. */
  readonly next: number;
  readonly checked?: Progress | null;
  readonly applied?: Progress | null;
  readonly undone?: Progress | null;
  /** Applied batches that still stand, and how many are to be left standing by the undo under way. */
  readonly standing: number;
  readonly leave: number;
  readonly failures: number;
  readonly failedIn?: Stage | null;
  readonly failure?: string | null;
  readonly finishedAt?: Date | null;
  /** Until when the file, its faults and what an undo needs are kept. */
  readonly keptUntil: Date;
}

export type Job = Row & JobFields;

/** The run a stage's findings stand under. */
export const runOf = (job: Job, stage: Stage): string | null =>
  ({ CHECK: job.checkRun, APPLY: job.applyRun, UNDO: job.undoRun })[stage] ?? null;

/** The stage whose faults people want to see now. */
export const lastStage = (job: Job): Stage => (job.undoRun ? 'UNDO' : job.applyRun ? 'APPLY' : 'CHECK');
