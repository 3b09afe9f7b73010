import { checkedCode, type Context } from '@linli/kit';
import { divisionOf } from '@linli/vocabulary';
import { openLedger } from '../open-ledger.ts';
import type { WordMeaning } from '../reading/mapping.ts';
import { bytesOf, dropBytes, keepBytes, piecesOf } from './file.ts';
import type { Importer } from './importer.ts';
import type { Job } from './job.ts';
import * as rules from './job.rules.ts';
import { checkState, isOver } from './job.transitions.ts';
import { guess, lookAt } from './look.ts';

interface Named {
  readonly id: string;
  readonly version: number;
}

interface Piece {
  readonly content: Buffer;
  readonly isLast?: boolean | null;
}

const MOST_TEMPLATES = 100;

const templatesOf = <R>({ open }: Context, { kept }: Importer<R>) =>
  open(kept.templates).some({}, { limit: MOST_TEMPLATES });

async function opened<R>(context: Context, importer: Importer<R>, bytes: Buffer): Promise<rules.Opened> {
  const ledger = await openLedger(bytes);
  return guess(ledger, { columns: importer.target.columns, templates: await templatesOf(context, importer) });
}

/** What people do to imports: each a rule, and for a file the reading before it. */
export const jobMutations = <R>(importer: Importer<R>) => {
  const { target, kept } = importer;
  const { largest } = importer.limits;
  const { jobs, templates } = kept;
  const change = ({ open }: Context, { id, version }: Named, rule: (job: Job) => ReturnType<typeof rules.check>) =>
    open(jobs).change(id, version, rule);
  return {
    async upload(
      _: unknown,
      { jurisdictionCode, fileName, content, isLast }: Piece & { jurisdictionCode: string; fileName: string },
      context: Context,
    ) {
      const place = divisionOf(checkedCode(jurisdictionCode));
      const found = isLast === false ? null : await opened(context, importer, content);
      const pieces = { size: content.length, largest, chunks: piecesOf(content).length, opened: found };
      const job = await context.open(jobs).insert(place, rules.upload({ fileName, now: context.now, ...pieces }));
      await keepBytes(context, kept, { ...job, chunks: 0 }, content);
      return job;
    },
    async goOn(_: unknown, { content, isLast, ...named }: Named & Piece, context: Context) {
      const job = await context.open(jobs).load(named.id);
      rules.checkOwn(job, context.viewer);
      checkState(job, 'continue');
      const bytes = isLast === false ? null : Buffer.concat([await bytesOf(context, kept, job), content]);
      const found = bytes && (await opened(context, importer, bytes));
      const pieces = { size: content.length, largest, chunks: piecesOf(content).length, opened: found };
      await keepBytes(context, kept, job, content);
      return change(context, named, (now) => rules.goOn(now, pieces));
    },
    async choose(_: unknown, { sheet, header, ...named }: Named & { sheet: number; header: number }, context: Context) {
      const job = await context.open(jobs).load(named.id);
      rules.checkOwn(job, context.viewer);
      checkState(job, 'choose');
      const ledger = await openLedger(await bytesOf(context, kept, job));
      const known = { columns: target.columns, templates: await templatesOf(context, importer) };
      const found = await lookAt(ledger, { sheet, header }, known);
      return change(context, named, (now) => rules.choose(now, found));
    },
    async map(
      _: unknown,
      { columns, words, ...named }: Named & { columns: readonly rules.Assigned[]; words: readonly WordMeaning[] },
      context: Context,
    ) {
      rules.checkOwn(await context.open(jobs).load(named.id), context.viewer);
      return change(context, named, (job) => rules.map(job, { columns, words }, target.columns));
    },
    async keepTemplate(_: unknown, { id, version, name }: Named & { name: string }, context: Context) {
      const job = await context.open(jobs).change(id, version, () => null);
      const titles = job.columns.flatMap(({ title, field }) => (field ? [{ title, field }] : []));
      const set = { name, titles, words: job.words };
      const known = await context.open(templates).findBy({ jurisdiction: job.jurisdiction, name });
      return known
        ? context.open(templates).amend(known.id, () => ({ set }))
        : context.open(templates).insert(job.jurisdiction, { set });
    },
    check: (_: unknown, named: Named, context: Context) => change(context, named, rules.check),
    apply: (_: unknown, named: Named, context: Context) => change(context, named, rules.apply),
    async cancel(_: unknown, named: Named, context: Context) {
      const job = await change(context, named, (now) => rules.cancel(now, context.now));
      if (isOver(job)) await dropBytes(context, kept, job);
      return job;
    },
    retry: (_: unknown, named: Named, context: Context) => change(context, named, rules.retry),
    undo: (_: unknown, { batches, ...named }: Named & { batches?: number | null }, context: Context) =>
      change(context, named, (job) => rules.undo(job, batches ?? null, context.now)),
  };
};
