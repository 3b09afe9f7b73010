import { useTranslation } from 'react-i18next';
import type { Figure } from './cell.tsx';
import { percent } from '../numbers.ts';
import type { Stats } from './place.ts';
import { StatsCard } from './stats-card.tsx';

/** The six figures everybody asks for first, then the four that say how the work goes. */
export function Figures({ stats, code }: { readonly stats: Stats; readonly code: string }) {
  const { t } = useTranslation();
  const leading: readonly Figure[] = [
    { title: t('overview.reported'), value: stats.reported },
    { title: t('overview.closed'), value: stats.closed },
    { title: t('overview.open'), value: stats.open, to: `/cases?within=${code}&isOpen=true` },
    {
      title: t('overview.overdue'),
      value: stats.overdue,
      to: `/cases?within=${code}&light=RED&isOpen=true`,
      ...(stats.overdue > 0 ? { tone: 'late' as const } : {}),
    },
    { title: t('overview.onTimeRate'), value: percent(stats.onTimeRate) },
    {
      title: t('overview.satisfaction'),
      value: stats.satisfaction?.toFixed(1) ?? '–',
      suffix: t('overview.outOf5'),
    },
  ];
  const following: readonly Figure[] = [
    { title: t('overview.firstHandledRate'), value: percent(stats.firstHandledRate) },
    { title: t('overview.returns'), value: stats.returns },
    { title: t('overview.rework'), value: stats.rework },
    { title: t('overview.reopened'), value: stats.reopened },
  ];
  return <StatsCard label={t('overview.cases')} leading={leading} following={following} />;
}
