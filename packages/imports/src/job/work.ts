import { type Context, type Decision, Failure } from '@linli/kit';
import { openLedger } from '../open-ledger.ts';
import type { ReadLine } from '../reading/reader.ts';
import { bytesOf, dropBytes } from './file.ts';
import type { Plan } from '../target.ts';
import type { Importer } from './importer.ts';
import type { Job } from './job.ts';
import { type Readings, readingsOf } from './readings.ts';
import { batchesOf, type Session, sessionOf } from './session.ts';
import { isOver } from './job.transitions.ts';
import { failedStep, finishApply, finishCheck, finishUndo } from './stage.rules.ts';
import { applyStep, checkStep, planStep, undoStep } from './steps.ts';
import { stageOf, stages, stateOf, type Stage } from './words.ts';

// Each has its file and its texts in memory; those that come later wait.
const MOST_JOBS = 4;

/** What one process has open: a ledger is read on from where it stands, not from its first row for every batch. */
type Sessions<R> = Map<string, Session<R>>;

interface Working<R> {
  readonly importer: Importer<R>;
  readonly sessions: Sessions<R>;
  readonly readings: Readings<R>;
}

const finishing: Readonly<Record<Stage, (job: Job, now: Date) => Decision<Job>>> = {
  CHECK: finishCheck,
  APPLY: finishApply,
  UNDO: finishUndo,
};

const keyOf = (job: Job): string => `${job.id}/${job.runs}`;

function forget<R>(sessions: Sessions<R>, key: string): void {
  sessions.get(key)?.planning?.stop();
  sessions.delete(key);
}

/** The rows of a ledger from its first on: those a check has read just now, or those of the file. */
async function rowsOf<R>(context: Context, { importer, readings }: Working<R>, job: Job) {
  const stage = stageOf(job.state);
  const known = stage === 'APPLY' ? readings.take(job) : null;
  if (known) return known;
  const ledger = await openLedger(await bytesOf(context, importer.kept, job));
  const batches = batchesOf(ledger, job, importer);
  return stage === 'CHECK' ? readings.noting(job, batches) : batches;
}

async function linesOf<R>(context: Context, working: Working<R>, job: Job) {
  const { sessions } = working;
  const key = keyOf(job);
  const open = sessions.get(key);
  if (open?.next === job.next) return open.look();
  const session = await sessionOf(await rowsOf(context, working, job), job.next);
  sessions.set(key, session);
  return session.look();
}

/** One transaction of a job that still stands as it was seen; false when somebody was here meanwhile. */
async function carried(
  context: Context,
  { kept }: Pick<Importer, 'kept'>,
  seen: Job,
  task: (context: Context, job: Job) => Promise<unknown>,
): Promise<boolean> {
  let why: unknown = null;
  let isDone = false;
  await context.eachOne([seen.id], async (id, own) => {
    const job = await own.open(kept.jobs).load(id);
    isDone = job.version === seen.version;
    why = null;
    if (isDone)
      await task(own, job).catch((error: unknown) => {
        why = error;
        throw error;
      });
  });
  if (why !== null) throw why;
  return isDone;
}

/** The next batch of a job, or its end. */
async function step<R>(context: Context, working: Working<R>, job: Job, stage: Stage): Promise<boolean> {
  const { importer, sessions } = working;
  const finish = () =>
    carried(context, importer, job, async (own) => {
      const ended = await own.open(importer.kept.jobs).amend(job.id, (now) => finishing[stage](now, own.now));
      if (isOver(ended)) await dropBytes(own, importer.kept, ended);
    });
  if (stage === 'UNDO') {
    if (job.standing <= job.leave) return finish();
    return carried(context, importer, job, (own, now) => undoStep(own, importer, now));
  }
  const lines: readonly ReadLine<R>[] | null = await linesOf(context, working, job);
  if (lines === null) return finish();
  const session = sessions.get(keyOf(job));
  if (stage === 'APPLY' && session) return applied(context, working, { job, lines, session });
  const isDone = await carried(context, importer, job, async (own, now) => {
    await checkStep(own, importer, { job: now, lines });
    // The next batch is read while the database commits this one.
    setImmediate(() => session?.lookAhead());
  });
  if (isDone) session?.take();
  return isDone;
}

interface Applying<R> {
  readonly job: Job;
  readonly lines: readonly ReadLine<R>[];
  readonly session: Session<R>;
}

/** How this batch is planned. What was read long ago may not hold any more, and is read again. */
async function planOf<R>(context: Context, importer: Importer<R>, { job, lines, session }: Applying<R>) {
  const { planning, isNew } = session;
  planning?.stop();
  if (planning && Date.now() - planning.at <= importer.limits.ahead) return planning.plan;
  if (!isNew) return null;
  const own = planStep(context, importer, { job, number: job.next, lines: Promise.resolve(lines), before: null });
  const plan = await own.plan;
  own.stop();
  return plan;
}

/** Brings a batch in; meanwhile the one after it is read, planned on top of it, and made. */
async function applied<R>(context: Context, { importer }: Working<R>, { job, lines, session }: Applying<R>) {
  const plan = await planOf(context, importer, { job, lines, session });
  const after = { job, number: job.next + 1, lines: session.peek(), before: plan };
  const next = plan && planStep(context, importer, after);
  // Last of all, while the database commits.
  void (next?.made ?? Promise.resolve()).then(() => session.lookAhead());
  let first: Plan | null = plan;
  let isAsPlanned = false;
  const isDone = await carried(context, importer, job, async (own, now) => {
    const mine = first;
    // Whoever has to do it again does it from its beginning.
    first = null;
    const found = await applyStep(own, importer, { job: now, lines, plan: mine });
    ({ isAsPlanned } = found);
    session.isNew = found.isAllNew;
  }).catch((error: unknown) => {
    next?.stop();
    throw error;
  });
  if (!isDone || !isAsPlanned) next?.stop();
  if (isDone) session.take(isAsPlanned ? next : null);
  return isDone;
}

async function stepOrFail<R>(context: Context, working: Working<R>, id: string): Promise<boolean> {
  const { jobs } = working.importer.kept;
  const job = await context.open(jobs).findBy({ id });
  const stage = job && stageOf(job.state);
  if (!job || !stage) return false;
  try {
    return await step(context, working, job, stage);
  } catch (error) {
    if (error instanceof Failure && error.code === 'TRY_AGAIN') throw error;
    forget(working.sessions, keyOf(job));
    await context.eachOne([id], (_, own) => own.open(jobs).amend(id, (now) => failedStep(now, stage, error)));
    return true;
  }
}

/** A clock that takes every import at work one batch further, again and again until its slice is over. */
export function workOf<R>(importer: Importer<R>): (context: Context) => Promise<number> {
  const working: Working<R> = { importer, sessions: new Map(), readings: readingsOf() };
  const { sessions } = working;
  const state = stages.map((stage) => stateOf[stage]);
  return async (context) => {
    const until = Date.now() + importer.limits.slice;
    let done = 0;
    for (let moved = true; moved; moved = moved && Date.now() < until) {
      // Asked anew each time: a ledger that is checked now does not wait for the end of another's slice.
      const jobs = await context.open(importer.kept.jobs).some({ state }, { limit: MOST_JOBS });
      for (const key of sessions.keys()) if (!jobs.some((job) => keyOf(job) === key)) forget(sessions, key);
      moved = false;
      for (const { id } of jobs) {
        if (!(await stepOrFail(context, working, id))) continue;
        moved = true;
        done += 1;
      }
    }
    return done;
  };
}
