import { type Context, Failure } from '@linli/kit';
import type { Cell } from '../cell.ts';
import { openLedger } from '../open-ledger.ts';
import { namingOf } from '../reading/naming.ts';
import type { Done, Gone } from '../target.ts';
import { bytesOf, dropBytes, SERVICE } from './file.ts';
import type { Importer } from './importer.ts';
import type { Job } from './job.ts';
import { isOver } from './job.transitions.ts';
import { losesFile } from './stage.rules.ts';
import { stageOf } from './words.ts';

// Jobs that are looked at together, and rows or batches of one run: more there are not.
const JOBS = 50;
const ROWS = 500;
// An upload that has stood for so long is not gone on with.
const HOUR = 3_600_000;

const wordsOf = (before: object): readonly string[] => Object.values(before).map((value) => String(value ?? ''));

const isBusy = ({ state, createdAt }: Job, now: Date): boolean =>
  stageOf(state) !== null || (state === 'UPLOADING' && now.getTime() - createdAt.getTime() < HOUR);

/** Every run of a job, also those that were followed by another. */
const runsOf = ({ id, runs }: Job): readonly string[] => Array.from({ length: runs }, (_, at) => `${id}/${at + 1}`);

async function reads(bytes: Buffer, names: (cells: readonly Cell[]) => boolean): Promise<boolean> {
  const ledger = await openLedger(bytes);
  for (const sheet of ledger.sheets.keys())
    for await (const lines of ledger.lines(sheet)) if (lines.some(({ cells }) => names(cells))) return true;
  return false;
}

/** Whether the file names them, on whichever sheet. One that cannot be read, or is no longer whole, may. */
async function isNamedIn<R>(context: Context, { kept }: Importer<R>, job: Job, gone: Gone): Promise<boolean> {
  if (isOver(job) || (await context.open(kept.chunks).findBy({ job: job.id })) === null) return false;
  try {
    return await reads(await bytesOf(context, kept, job), namingOf(gone));
  } catch (error) {
    if (error instanceof Failure && error.code.startsWith('LEDGER_')) return true;
    throw error;
  }
}

/** Rows of a difference that name them, and what an undo would put back. */
async function clearFindings<R>(own: Context, { kept }: Importer<R>, job: Job, gone: Gone): Promise<void> {
  const names = namingOf(gone);
  const isTheirs = ({ id, before = {} }: Done) => gone.records.includes(id) || names(wordsOf(before));
  const there = own.asService(SERVICE, job.jurisdiction);
  const [rows, batches] = [there.open(kept.rows), there.open(kept.batches)];
  for (const run of runsOf(job)) {
    for (const { id, cells } of await rows.some({ run }, { limit: ROWS }))
      if (names(Object.values(cells))) await rows.remove(id, null, () => ({ reason: 'erased' }));
    for (const { id, done } of await batches.some({ run }, { limit: ROWS }))
      if (done.some(isTheirs))
        await batches.amend(id, (row) => ({ set: { done: row.done.filter((each) => !isTheirs(each)) } }));
  }
}

/** Takes somebody out of what one import keeps; false while it is at work, so that it is asked again. */
async function forgetIn<R>(context: Context, importer: Importer<R>, seen: Job, gone: Gone): Promise<boolean> {
  const { jobs } = importer.kept;
  if (isBusy(seen, context.now)) return false;
  const isNamed = await isNamedIn(context, importer, seen, gone);
  let isAsSeen = false;
  const done = await context.eachOne([seen.id], async (id, own) => {
    const job = await own.open(jobs).load(id);
    isAsSeen = job.version === seen.version;
    if (!isAsSeen) return;
    await clearFindings(own, importer, job, gone);
    if (!isNamed) return;
    await dropBytes(own, importer.kept, job, 'erased');
    await own.open(jobs).amend(id, (row) => losesFile(row, own.now));
  });
  return isAsSeen && done === 1;
}

/** Every import that was begun before somebody was erased, and still keeps something, but those looked through `before`. */
async function forgotten<R>(
  context: Context,
  importer: Importer<R>,
  { gone, before }: { readonly gone: Gone; readonly before: Set<string> },
): Promise<boolean> {
  // Of the same moment is before.
  const kept = { keptUntil: { from: context.now }, createdAt: { until: new Date(gone.at.getTime() + 1) } };
  let isDone = true;
  let last = '';
  for (;;) {
    // Ids are of one length: what stands behind one begins behind its last letter.
    const jobs = await context.open(importer.kept.jobs).some({ ...kept, id: { from: `${last}!` } }, { limit: JOBS });
    for (const job of jobs.filter(({ id }) => !before.has(id))) {
      if (await forgetIn(context, importer, job, gone)) before.add(job.id);
      else isDone = false;
    }
    last = jobs.at(-1)?.id ?? '';
    if (jobs.length < JOBS) return isDone;
  }
}

/**
 * A clock that takes people who were erased out of what imports keep: the rows of a difference, what an undo would put
 * back, and the file, whole, when it names them. Whoever needs its other rows has it, and may bring it again.
 */
export function forgetOf<R>(importer: Importer<R>): (context: Context) => Promise<number> {
  // While an import is at work, or an upload stands, the files of all others are not read again each time.
  const looked = new Map<string, Set<string>>();
  return async (context) => {
    const { erased } = importer.target;
    let done = 0;
    for (const gone of (await erased?.some(context)) ?? []) {
      const before = looked.get(gone.id) ?? new Set<string>();
      looked.set(gone.id, before);
      if (!(await forgotten(context, importer, { gone, before }))) continue;
      await erased?.forget(context, gone);
      looked.delete(gone.id);
      done += 1;
    }
    return done;
  };
}
