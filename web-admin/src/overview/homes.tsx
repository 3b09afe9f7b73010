import { useTranslation } from 'react-i18next';
import { grouped, percent } from '../numbers.ts';
import type { Figure } from './cell.tsx';
import type { Place } from './place.ts';
import { StatsCard } from './stats-card.tsx';

type Stats = NonNullable<Place['housingStats']>;

function useFigures(
  stats: Stats,
  code: string,
): { readonly leading: readonly Figure[]; readonly following: readonly Figure[] } {
  const { t } = useTranslation();
  const late = { tone: 'late' as const };
  const leading: readonly Figure[] = [
    { title: t('overview.estates'), value: grouped(stats.estates), to: `/homes?within=${code}` },
    { title: t('overview.buildings'), value: grouped(stats.buildings) },
    { title: t('overview.houses'), value: grouped(stats.houses) },
    { title: t('overview.rented'), value: grouped(stats.rented) },
    { title: t('overview.vacant'), value: grouped(stats.vacant) },
    { title: t('overview.vacancyRate'), value: percent(stats.vacancyRate) },
  ];
  const following: readonly Figure[] = [
    { title: t('overview.mismatchesOpen'), value: grouped(stats.mismatchesOpen), to: `/mismatches?within=${code}` },
    {
      title: t('overview.hazardsOpen'),
      value: grouped(stats.hazardsOpen),
      to: `/hazards?within=${code}`,
      ...(stats.hazardsOverdue > 0
        ? { ...late, suffix: t('overview.hazardsOverdue', { count: stats.hazardsOverdue }) }
        : {}),
    },
    {
      title: t('overview.leases'),
      value: grouped(stats.leases),
      ...(stats.leasesExpiring > 0 ? { suffix: t('overview.leasesExpiring', { count: stats.leasesExpiring }) } : {}),
    },
  ];
  return { leading, following };
}

/** The houses of a place, how they are used, and what is wrong with them. */
export function HomeFigures({ place: { housingStats: stats, code } }: { readonly place: Place }) {
  return stats ? <Shown stats={stats} code={code} /> : null;
}

function Shown({ stats, code }: { readonly stats: Stats; readonly code: string }) {
  const { t } = useTranslation();
  const figures = useFigures(stats, code);
  return (
    <StatsCard
      title={t('overview.housing')}
      {...figures}
      bars={[
        {
          title: t('overview.byUse'),
          bars: stats.byUse.map(({ use, count }) => ({ key: use, label: t(`homes.use.${use}`), value: count })),
        },
        {
          title: t('overview.mismatchesByKind'),
          bars: stats.mismatchesByKind.map(({ kind, count }) => ({
            key: kind,
            label: t(`homes.mismatch.kind.${kind}`),
            value: count,
          })),
        },
        {
          title: t('overview.hazardsBySeverity'),
          bars: stats.hazardsBySeverity.map(({ severity, count }) => ({
            key: severity,
            label: t(`homes.hazard.severity.${severity}`),
            value: count,
          })),
        },
      ]}
    />
  );
}
