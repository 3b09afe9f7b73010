import { Card, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { grouped } from '../../numbers.ts';
import { Waiting } from '../../parts/waiting.tsx';
import type { Figures } from '../ledgers.ts';
import type { StepProps } from '../job.ts';
import { Discard } from './discard.tsx';
import { FigureRow } from './figures.tsx';

interface Props extends Omit<StepProps, 'go'> {
  readonly title: string;
  readonly figures: Figures | null;
}

/** Work that goes on by itself: how far it is, and how to stop it where that can be. */
export function Working({ name, job, title, figures }: Props) {
  const { t } = useTranslation();
  return (
    <Card title={title} extra={job.state === 'ROLLING_BACK' ? null : <Discard name={name} job={job} />}>
      <div className="stack">
        {/* A check does not know how many rows there are before it has seen the last one. */}
        {job.progress === null ? (
          <Waiting />
        ) : (
          <Progress percent={Math.round(job.progress * 100)} aria-label={title} status="active" />
        )}
        <p role="status">
          {t('imports.apply.progress', { rows: grouped(figures?.rows ?? 0) })}{' '}
          <span className="soft">{t('imports.apply.closeable')}</span>
        </p>
        {figures ? <FigureRow figures={figures} /> : null}
      </div>
    </Card>
  );
}
