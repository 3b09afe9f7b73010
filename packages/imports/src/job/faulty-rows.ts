import { errors, errorText, isErrorCode } from '@linli/contract';
import { type Context, fail } from '@linli/kit';
import { faultyCsv } from '../csv/faulty-csv.ts';
import { REASON } from '../faulty.ts';
import type { Target } from '../target.ts';
import { faultyWorkbook } from '../workbook/faulty-workbook.ts';
import { bytesOf } from './file.ts';
import type { Importer } from './importer.ts';
import { type Job, runOf } from './job.ts';
import type { KeptFault } from './store.model.ts';

/** A code as people read it; what is unknown is an inner failure. */
export const reasonOf = (code: string): { code: string; zh: string; en: string } => {
  const { zh, en } = isErrorCode(code) ? errorText(code) : errors.INTERNAL;
  return { code, zh, en };
};

// Batches of a job of 200,000 rows.
const MOST_BATCHES = 500;

async function keptFaults<R>(context: Context, { kept }: Importer<R>, job: Job): Promise<readonly KeptFault[]> {
  const run = runOf(job, 'APPLY') ?? runOf(job, 'CHECK');
  if (!run) return [];
  const batches = await context.open(kept.batches).some({ run }, { limit: MOST_BATCHES });
  return batches.flatMap(({ faults }) => faults);
}

/** In words, field by field: 身份证号: 校验位不对; 姓名: 缺少必填内容. */
function reasonsOf<R>(faults: readonly KeptFault[], job: Job, target: Target<R>): ReadonlyMap<number, string> {
  const titles = new Map<string, string>([
    ...target.columns.map(({ field, titles: [title] }) => [field, title] as const),
    ...job.columns.flatMap(({ field, title }) => (field ? [[field, title] as const] : [])),
  ]);
  const reasons = new Map<number, string[]>();
  for (const { row, field, code } of faults) {
    const { zh } = reasonOf(code);
    const said = reasons.get(row) ?? [`原第 ${row} 行`];
    reasons.set(row, [...said, field ? `${titles.get(field) ?? field}: ${zh}` : zh]);
  }
  return new Map([...reasons].map(([row, said]) => [row, said.join('; ')]));
}

/** The column of the reasons: the one that has them already, or the first that is free. */
const reasonColumn = ({ columns }: Job): number =>
  columns.find(({ title }) => title === REASON)?.at ?? Math.max(-1, ...columns.map(({ at }) => at)) + 1;

/** The rows that did not go in, as the file they came in; null when there are none. */
export async function faultyRows<R>(context: Context, importer: Importer<R>, job: Job): Promise<Buffer | null> {
  const reasons = reasonsOf(await keptFaults(context, importer, job), job, importer.target);
  if (reasons.size === 0) return null;
  const header = job.header ?? fail('IMPORT_STATE', { state: job.state });
  const bytes = await bytesOf(context, importer.kept, job);
  const faulty = { sheet: job.sheet, header, reasons, reasonAt: reasonColumn(job) };
  return job.format === 'CSV' ? faultyCsv(bytes, faulty) : faultyWorkbook(bytes, faulty);
}
