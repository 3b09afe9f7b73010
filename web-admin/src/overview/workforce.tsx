import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Fact } from '../parts/fact.tsx';
import { grouped, percent } from '../numbers.ts';
import type { Place } from './place.ts';

type Facts = readonly (readonly [string, number | string | null | undefined])[];

function useFacts({ gridStats, workforceStats }: Place): Facts {
  const { t } = useTranslation();
  const ground: Facts = gridStats
    ? [
        [t('overview.grids'), gridStats.grids],
        [t('overview.households'), gridStats.households],
        [t('overview.points'), gridStats.points],
        [t('overview.qrCodes'), gridStats.qrCodes],
        [t('overview.scans'), gridStats.scans],
        [t('overview.teams'), `${gridStats.buildingsComplete}/${gridStats.buildings}`],
      ]
    : [];
  const people: Facts = workforceStats
    ? [
        [t('overview.workers'), workforceStats.workers],
        [t('overview.onDuty'), workforceStats.onDuty],
        [t('overview.coverage'), percent(workforceStats.coverage)],
        [t('overview.visitsMissed'), workforceStats.visitsMissed],
      ]
    : [];
  return [...ground, ...people];
}

/** Grids, points and people here and below, and whether the staffing norms 1:400 and 1:300 are met. */
export function Workforce({ place }: { readonly place: Place }) {
  const { t } = useTranslation();
  const facts = useFacts(place);
  if (facts.length === 0) return null;
  return (
    <Card title={t('overview.workforce')}>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <Fact key={name} name={name}>
            {typeof value === 'number' ? grouped(value) : value}
          </Fact>
        ))}
        {place.staffing?.lines.map(({ kind, have, need, norm, short }) => (
          <Fact key={kind} name={t(`workerKind.${kind}`)}>
            {t('overview.staffing', { have, need, norm })}{' '}
            {short ? <Tag color="warning">{t('overview.staffingShort')}</Tag> : null}
          </Fact>
        ))}
      </dl>
    </Card>
  );
}
