import { Button, Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../asking.ts';
import { Failure } from '../../parts/failure.tsx';
import { ledgers } from '../ledgers.ts';
import type { StepProps } from '../job.ts';
import { DifferenceCard } from './difference.tsx';
import { FaultKinds } from './fault-kinds.tsx';
import { FaultList } from './fault-list.tsx';
import { FigureRow } from './figures.tsx';
import { Template } from './template.tsx';
import { Words } from './words.tsx';
import { Working } from './working.tsx';

/** Every row is looked at and nothing goes in: faults, unknown words, and what would change. */
export function Check({ name, job, go }: StepProps) {
  const { t } = useTranslation();
  const check = useAct(ledgers[name].check);
  const again = (): void => check.mutate({ id: job.id, version: job.version });
  if (job.state === 'CHECKING')
    return <Working name={name} job={job} title={t('imports.check.running')} figures={job.checked} />;
  return (
    <>
      <Card
        title={t('imports.check.title')}
        extra={
          <span className="buttons">
            <Button onClick={again} loading={check.isPending}>
              {job.checked ? t('imports.check.again') : t('imports.check.start')}
            </Button>
            {job.state === 'CHECKED' ? (
              <Button type="primary" onClick={() => go('apply')}>
                {t('imports.step.apply')}
              </Button>
            ) : null}
          </span>
        }
      >
        <Failure error={check.error} />
        {job.checked ? <FigureRow figures={job.checked} /> : <p className="soft">{t('imports.check.hint')}</p>}
      </Card>
      {job.unknownWords.length > 0 ? <Words name={name} job={job} /> : null}
      {job.checked ? (
        <>
          <FaultKinds figures={job.checked} />
          <DifferenceCard name={name} job={job} figures={job.checked} />
          <FaultList name={name} job={job} figures={job.checked} />
          <Template name={name} job={job} />
        </>
      ) : null}
    </>
  );
}
