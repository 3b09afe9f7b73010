import { Alert, Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../asking.ts';
import { grouped } from '../../numbers.ts';
import { Failure } from '../../parts/failure.tsx';
import { ledgers } from '../ledgers.ts';
import type { StepProps } from '../job.ts';
import { Discard } from './discard.tsx';
import { FigureRow } from './figures.tsx';
import { Working } from './working.tsx';

/** The good rows go in; the others wait to be put right. */
export function Apply({ name, job }: StepProps) {
  const { t } = useTranslation();
  const apply = useAct(ledgers[name].apply);
  const { checked } = job;
  if (job.state === 'APPLYING')
    return <Working name={name} job={job} title={t('imports.apply.running')} figures={job.applied} />;
  const good = checked ? checked.rows - checked.faulty : 0;
  return (
    <Card title={t('imports.apply.title')} extra={<Discard name={name} job={job} />}>
      <div className="stack">
        {checked ? <FigureRow figures={checked} /> : null}
        {good === 0 ? (
          <Alert type="warning" showIcon title={t('imports.apply.nothing')} />
        ) : (
          <p className="soft">{t('imports.apply.hint', { faulty: grouped(checked?.faulty ?? 0) })}</p>
        )}
        <Failure error={apply.error} />
        <div>
          <Button
            type="primary"
            size="large"
            disabled={good === 0}
            loading={apply.isPending}
            onClick={() => apply.mutate({ id: job.id, version: job.version })}
          >
            {t('imports.apply.confirm', { count: grouped(good) })}
          </Button>
        </div>
      </div>
    </Card>
  );
}
