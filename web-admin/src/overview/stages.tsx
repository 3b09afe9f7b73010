import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { grouped, percent } from '../numbers.ts';
import type { Stats } from './place.ts';

const order = ['ACCEPT', 'GRID', 'DISPATCH', 'TAKE', 'HANDLE', 'VERIFY', 'CALLBACK', 'OVERALL'] as const;

/** How long each stage takes and how often it keeps its time. */
export function Stages({ stages }: { readonly stages: Stats['stages'] }) {
  const { t } = useTranslation();
  const shown = stages
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage));
  return (
    <Card title={t('overview.stages')}>
      {shown.length === 0 ? (
        <p className="soft">{t('overview.none')}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('overview.stage')}</th>
              <th scope="col">{t('overview.count')}</th>
              <th scope="col">{t('overview.medianHours')}</th>
              <th scope="col">{t('overview.onTimeRate')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ stage, count, medianHours, onTimeRate }) => (
              <tr key={stage}>
                <th scope="row">{t(`stage.${stage}`)}</th>
                <td>{grouped(count)}</td>
                <td>{medianHours === null ? '–' : t('overview.hours', { count: medianHours })}</td>
                <td>{percent(onTimeRate)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
