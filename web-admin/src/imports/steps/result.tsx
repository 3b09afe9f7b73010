import { Alert, Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../asking.ts';
import { grouped } from '../../numbers.ts';
import { Failure } from '../../parts/failure.tsx';
import { fullDateTime } from '../../time.ts';
import { reasonText } from '../job.ts';
import { ledgers } from '../ledgers.ts';
import type { StepProps } from '../job.ts';
import { FaultKinds } from './fault-kinds.tsx';
import { FaultList } from './fault-list.tsx';
import { FaultyRows } from './faulty-rows.tsx';
import { FigureRow } from './figures.tsx';
import { Undo } from './undo.tsx';
import { Working } from './working.tsx';

/** What became of it: rows that are in, rows that came back, and the way to take it back. */
export function Result({ name, job }: StepProps) {
  const { t, i18n } = useTranslation();
  if (job.state === 'ROLLING_BACK')
    return <Working name={name} job={job} title={t('imports.apply.undoing')} figures={job.undone} />;
  // Cancelled by nobody: its file is no longer there.
  const gone = job.state === 'CANCELLED' ? job.failure : null;
  return (
    <>
      {job.state === 'FAILED' ? <Failed name={name} job={job} /> : null}
      {gone ? <Alert type="warning" showIcon title={reasonText(gone, i18n.language)} /> : null}
      <Card title={t('imports.result.title')} className="import-result">
        <div className="stack">
          {job.applied ? <FigureRow figures={job.applied} /> : null}
          {job.undone ? (
            <p>
              {t('imports.result.undone', { count: grouped(job.undone.rows - job.undone.conflicting) })}
              {job.undone.conflicting > 0
                ? ` · ${t('imports.result.stays', { count: grouped(job.undone.conflicting) })}`
                : null}
            </p>
          ) : null}
          {gone ? null : (
            <p className="soft">
              {t('imports.result.standing', { count: job.standing })} ·{' '}
              {t('imports.result.keptUntil', { at: fullDateTime(job.keptUntil, i18n.language) })}
            </p>
          )}
          <FaultyRows name={name} job={job} />
          {job.standing > 0 ? <Undo name={name} job={job} /> : null}
        </div>
      </Card>
      {job.applied ? (
        <>
          <FaultKinds figures={job.applied} />
          <FaultList name={name} job={job} figures={job.applied} />
        </>
      ) : null}
    </>
  );
}

function Failed({ name, job: { id, version, failure } }: Omit<StepProps, 'go'>) {
  const { t, i18n } = useTranslation();
  const retry = useAct(ledgers[name].retry);
  return (
    <>
      <Alert
        type="error"
        showIcon
        title={t('imports.apply.failed')}
        description={failure ? reasonText(failure, i18n.language) : null}
        action={
          <Button loading={retry.isPending} onClick={() => retry.mutate({ id, version })}>
            {t('imports.apply.resume')}
          </Button>
        }
      />
      <Failure error={retry.error} />
    </>
  );
}
