import { useQueryClient } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { oneOf } from '../address.ts';
import { Failure } from '../parts/failure.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Page } from '../parts/page.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { Apply } from './steps/apply.tsx';
import { Check } from './steps/check.tsx';
import { Columns } from './steps/columns.tsx';
import { Result } from './steps/result.tsx';
import { Sheet } from './steps/sheet.tsx';
import { openSteps, stepOf, steps, useJob, type Step, type StepProps } from './job.ts';
import { ledgerNames, ledgers, type LedgerName } from './ledgers.ts';

/** One ledger on its way in, step by step. */
export function ImportPage() {
  const { t } = useTranslation();
  const { ledger, id = '' } = useParams();
  const name = oneOf(ledgerNames, ledger ?? null) ?? 'house';
  const { data: job, error, refetch } = useJob(ledgers[name], id);
  if (error) return <Failure error={error} retry={refetch} />;
  if (job === undefined) return <Waiting />;
  if (job === null) return <Nothing title={t('failure.notHere')} />;
  return (
    <Page
      title={job.fileName}
      above={
        <p className="case-head">
          <Link to={`/imports?ledger=${name}`}>{t('imports.back')}</Link>
          <span className="soft">{t(`imports.ledger.${name}`)}</span>
          <Tag>{t(`imports.state.${job.state}`)}</Tag>
        </p>
      }
    >
      {/* Whatever state comes next, its own step is shown first. */}
      <Wizard key={job.state} name={name} job={job} />
    </Page>
  );
}

const shown = { sheet: Sheet, columns: Columns, check: Check, apply: Apply, result: Result } as const;

/** What was found before belongs to an earlier state: rows and faults are asked for again. */
function useFindingsAnew(name: LedgerName): void {
  const client = useQueryClient();
  const { difference, faults } = ledgers[name];
  useEffect(() => {
    for (const { name: asked } of [difference, faults]) void client.invalidateQueries({ queryKey: [asked] });
  }, [client, difference, faults]);
}

function Wizard({ name, job }: Omit<StepProps, 'go'>) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>(stepOf(job));
  useFindingsAnew(name);
  const open = openSteps(job);
  const Shown = shown[step];
  return (
    <>
      <ol className="steps" aria-label={t('imports.steps')}>
        {steps.map((one, index) => (
          <li key={one} aria-current={one === step ? 'step' : undefined}>
            {open.includes(one) && one !== step ? (
              <button type="button" onClick={() => setStep(one)}>
                {index + 1} {t(`imports.step.${one}`)}
              </button>
            ) : (
              <span>
                {index + 1} {t(`imports.step.${one}`)}
              </span>
            )}
          </li>
        ))}
      </ol>
      <Shown name={name} job={job} go={setStep} />
    </>
  );
}
