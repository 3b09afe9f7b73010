import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { ask, type ApiError } from '../api.ts';
import type { ImportState } from '../generated/api.ts';
import { en } from '../i18n/en.ts';
import { actingAt } from '../post.ts';
import type { Job, Ledger, LedgerName } from './ledgers.ts';

/** What goes on by itself, and is looked at again while it does. */
export const isWorking = (state: ImportState): boolean =>
  state === 'CHECKING' || state === 'APPLYING' || state === 'ROLLING_BACK';

/** One import as it stands now. */
export const useJob = (ledger: Ledger, id: string) =>
  useQuery<Job | null, ApiError>({
    queryKey: [ledger.job.name, actingAt(), id],
    queryFn: async ({ signal }) => (await ask(ledger.job, { id }, { signal })).job,
    refetchInterval: ({ state: { data } }) => (data && isWorking(data.state) ? 1000 : false),
  });

type FieldName = keyof typeof en.imports.field;

const isNamed = (field: string): field is FieldName => Object.hasOwn(en.imports.field, field);

/** What a field of a ledger is called. */
export const fieldName = (field: string, t: TFunction): string =>
  isNamed(field) ? t(`imports.field.${field}`) : field;

/** A reason in the reader's language. */
export const reasonText = (
  { zh, en: english }: { readonly zh: string; readonly en: string },
  language: string,
): string => (language === 'en' ? english : zh);

/** The steps of an import, and the one its state stands at. */
export const steps = ['sheet', 'columns', 'check', 'apply', 'result'] as const;
export type Step = (typeof steps)[number];

const stepAt: Readonly<Record<ImportState, Step>> = {
  UPLOADING: 'sheet',
  UPLOADED: 'sheet',
  MAPPED: 'columns',
  CHECKING: 'check',
  CHECKED: 'check',
  APPLYING: 'apply',
  APPLIED: 'result',
  PARTLY: 'result',
  CANCELLED: 'result',
  ROLLING_BACK: 'result',
  ROLLED_BACK: 'result',
  FAILED: 'result',
};

export const stepOf = ({ state }: Job): Step => stepAt[state];

/** The steps somebody may go to: back to the matching as long as nothing has gone in. */
export function openSteps({ state, header }: Job): readonly Step[] {
  if (state === 'UPLOADED') return header === null ? ['sheet'] : ['sheet', 'columns'];
  if (state === 'MAPPED') return ['sheet', 'columns', 'check'];
  if (state === 'CHECKED') return ['sheet', 'columns', 'check', 'apply'];
  return [stepAt[state]];
}

/** What every step is given. */
export interface StepProps {
  readonly name: LedgerName;
  readonly job: Job;
  readonly go: (step: Step) => void;
}
