import { fail, type Decision } from '@linli/kit';
import type { Matched, WordMeaning } from '../reading/mapping.ts';
import { checkMatched } from '../reading/mapping.ts';
import type { Column } from '../target.ts';
import { type Job, type JobFields, noProgress } from './job.ts';
import { keptUntil } from './kept-until.ts';
import { checkState } from './job.transitions.ts';
import { stateOf } from './words.ts';

/** What was found out about a file: enough to begin with, all of it can be changed. */
export type Opened = Pick<JobFields, 'columns' | 'encoding' | 'format' | 'header' | 'sheet' | 'sheets' | 'words'>;

const cleanName = (name: string): string => name.replaceAll(/[\\/\p{Cc}]/gu, '_').trim() || 'ledger';

const unread: Opened = {
  format: null,
  encoding: null,
  sheets: [],
  sheet: 0,
  header: null,
  columns: [],
  words: [],
};

const told = (type: 'import.uploaded', job: { readonly state: string }) => ({ type, data: { state: job.state } });

interface Given {
  readonly fileName: string;
  readonly size: number;
  /** Bytes, at most. */
  readonly largest: number;
  readonly chunks: number;
  /** Null while more of the file is to come. */
  readonly opened: Opened | null;
  readonly now: Date;
}

const checkSize = (size: number, limit: number): number => (size > limit ? fail('LEDGER_TOO_LARGE', { limit }) : size);

/** A file has come in, whole or its first piece. */
export function upload({ fileName, size, largest, chunks, opened, now }: Given): Decision<Job> {
  const state = opened ? 'UPLOADED' : 'UPLOADING';
  return {
    set: {
      ...(opened ?? unread),
      fileName: cleanName(fileName),
      size: checkSize(size, largest),
      chunks,
      state,
      unknownWords: [],
      runs: 0,
      next: 0,
      standing: 0,
      leave: 0,
      failures: 0,
      keptUntil: keptUntil(now),
    },
    event: told('import.uploaded', { state }),
  };
}

/** Another piece has come in; with the last the file is opened. */
export function goOn(job: Job, { size, largest, chunks, opened }: Omit<Given, 'fileName' | 'now'>): Decision<Job> {
  checkState(job, 'continue');
  const grown = { size: checkSize(job.size + size, largest), chunks: job.chunks + chunks };
  return opened
    ? { set: { ...grown, ...opened, state: 'UPLOADED' }, event: told('import.uploaded', { state: 'UPLOADED' }) }
    : { set: grown };
}

/** Another sheet or header row: its columns are matched anew. */
export function choose(job: Job, opened: Opened): Decision<Job> {
  checkState(job, 'choose');
  return { set: { ...opened, state: 'UPLOADED', unknownWords: [], checked: null, checkRun: null } };
}

/**
 * What a ledger says is said in the name of who uploaded it, and somebody else approves what waits of it: so nobody else
 * adds to it or gives it another meaning.
 */
export function checkOwn({ id, createdBy }: Job, viewer: { readonly id: string }): void {
  if (createdBy !== viewer.id) fail('IMPORT_OF_OTHERS', { id });
}

export interface Assigned {
  readonly at: number;
  readonly field?: string | null | undefined;
}

function assigned(job: Job, given: readonly Assigned[]): readonly Matched[] {
  const unknown = given.find(({ at }) => !job.columns.some((each) => each.at === at));
  if (unknown) fail('VALUE_INVALID', { field: 'columns', at: unknown.at });
  return job.columns.map((column) => {
    const found = given.findLast(({ at }) => at === column.at);
    return found ? { ...column, field: found.field ?? null } : column;
  });
}

function meant(job: Job, given: readonly WordMeaning[], columns: readonly Column[]): readonly WordMeaning[] {
  for (const { field, code } of given) {
    const { codes = {} } = columns.find((each) => each.field === field) ?? fail('VALUE_INVALID', { field: 'words' });
    if (!Object.values(codes).includes(code)) fail('VALUE_INVALID', { field });
  }
  const replaced = (one: WordMeaning): boolean =>
    given.some(({ field, word }) => field === one.field && word === one.word);
  return [...job.words.filter((each) => !replaced(each)), ...given];
}

interface Mapped {
  readonly columns: readonly Assigned[];
  readonly words: readonly WordMeaning[];
}

/** Which column fills which field, and which word means which code. */
export function map(job: Job, given: Mapped, columns: readonly Column[]): Decision<Job> {
  checkState(job, 'map');
  const matched = assigned(job, given.columns);
  checkMatched(matched, columns);
  const words = meant(job, given.words, columns);
  return {
    set: { columns: matched, words, state: 'MAPPED', unknownWords: [], checked: null, checkRun: null },
    event: { type: 'import.mapped', data: { columns: matched.filter(({ field }) => field).length } },
  };
}

const begun = (job: Job) => ({ runs: job.runs + 1, next: 0, failures: 0, failure: null, failedIn: null });

export function check(job: Job): Decision<Job> {
  checkState(job, 'check');
  const run = `${job.id}/${job.runs + 1}`;
  return {
    set: { ...begun(job), state: stateOf.CHECK, checkRun: run, checked: noProgress, unknownWords: [] },
    event: { type: 'import.check-started' },
  };
}

export function apply(job: Job): Decision<Job> {
  checkState(job, 'apply');
  const run = `${job.id}/${job.runs + 1}`;
  return {
    set: { ...begun(job), state: stateOf.APPLY, applyRun: run, applied: noProgress, standing: 0 },
    event: { type: 'import.apply-started', data: { rows: job.checked?.rows ?? 0 } },
  };
}

/** What went in stays in, until it is undone. */
export function cancel(job: Job, now: Date): Decision<Job> {
  checkState(job, 'cancel');
  return {
    set: { state: 'CANCELLED', finishedAt: now },
    event: { type: 'import.cancelled', data: { from: job.state } },
  };
}

/** Goes on where it failed. */
export function retry(job: Job): Decision<Job> {
  checkState(job, 'retry');
  const stage = job.failedIn ?? fail('IMPORT_STATE', { state: job.state });
  return { set: { state: stateOf[stage], failures: 0, failure: null, failedIn: null } };
}

/** Takes the newest batches back, or all of them. */
export function undo(job: Job, batches: number | null, now: Date): Decision<Job> {
  checkState(job, 'undo');
  if (job.standing === 0) fail('IMPORT_NOTHING_TO_UNDO');
  if (job.keptUntil <= now) fail('LEDGER_GONE');
  if (batches !== null && batches < 1) fail('VALUE_INVALID', { field: 'batches' });
  const run = `${job.id}/${job.runs + 1}`;
  return {
    set: {
      ...begun(job),
      next: job.next,
      state: stateOf.UNDO,
      undoRun: run,
      undone: noProgress,
      leave: batches === null ? 0 : Math.max(0, job.standing - batches),
    },
    event: { type: 'import.undo-started', data: { batches: batches ?? job.standing } },
  };
}
