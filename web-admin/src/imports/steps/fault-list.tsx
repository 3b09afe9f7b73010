import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAskPages } from '../../asking.ts';
import { Failure } from '../../parts/failure.tsx';
import { Foot } from '../../parts/foot.tsx';
import { fieldName, reasonText } from '../job.ts';
import { ledgers, type Figures } from '../ledgers.ts';
import type { StepProps } from '../job.ts';

interface Props extends Omit<StepProps, 'go'> {
  readonly figures: Figures;
}

/** Faults cell by cell, by row. */
export function FaultList({ name, job, figures }: Props) {
  const { t, i18n } = useTranslation();
  const { data, error, ...more } = useAskPages(
    ledgers[name].faults,
    { id: job.id, first: 50 },
    (page) => page.job?.faults.pageInfo,
  );
  const lines = data?.flatMap((page) => page.job?.faults.nodes ?? []) ?? [];
  // Of an import that was taken back the figures stand, and no cell is listed any more.
  if (figures.faulty === 0 || data?.[0]?.job?.faults.totalCount === 0) return null;
  return (
    <Card title={t('imports.faults.list')}>
      <p className="soft">{t('imports.faults.shown')}</p>
      <Failure error={error} />
      <ul className="faults">
        {lines.map(({ id, row, field, title, reason }) => (
          <li key={id}>
            <span>{t('imports.row', { row })}</span>
            <span>{title ?? (field ? fieldName(field, t) : t('imports.faults.whole'))}</span>
            <span className="fault-reason">{reasonText(reason, i18n.language)}</span>
          </li>
        ))}
      </ul>
      <Foot shown={lines.length} total={data?.[0]?.job?.faults.totalCount ?? null} more={more} />
    </Card>
  );
}
