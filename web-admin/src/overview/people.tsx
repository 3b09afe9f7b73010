import { useTranslation } from 'react-i18next';
import { grouped } from '../numbers.ts';
import type { Figure } from './cell.tsx';
import type { Place } from './place.ts';
import { smallText } from './small.ts';
import { StatsCard } from './stats-card.tsx';

type Stats = NonNullable<Place['populationStats']>;

const percents = (value: number | null): string => (value === null ? '–' : `${Math.round(value)}%`);

function useFigures(stats: Stats): { readonly leading: readonly Figure[]; readonly following: readonly Figure[] } {
  const { t } = useTranslation();
  const leading: readonly Figure[] = [
    { title: t('overview.residents'), value: grouped(stats.residents) },
    { title: t('overview.familyHouseholds'), value: grouped(stats.households) },
    { title: t('overview.elders60'), value: grouped(stats.elders60) },
    { title: t('overview.elders80'), value: grouped(stats.elders80) },
    { title: t('overview.elders80Alone'), value: smallText(stats.elders80Alone, t) },
    { title: t('overview.under14'), value: smallText(stats.under14, t) },
  ];
  const following: readonly Figure[] = [
    { title: t('overview.pendingChanges'), value: grouped(stats.pendingChanges) },
    { title: t('overview.duplicatesOpen'), value: grouped(stats.duplicatesOpen) },
    {
      title: t('overview.requestsOpen'),
      value: grouped(stats.requestsOpen),
      ...(stats.requestsOverdue > 0
        ? { tone: 'late' as const, suffix: t('overview.requestsOverdue', { count: stats.requestsOverdue }) }
        : {}),
    },
    { title: t('overview.unverified'), value: grouped(stats.unverified) },
    { title: t('overview.completeness'), value: percents(stats.completeness) },
  ];
  return { leading, following };
}

// AGE_7_13 begins at seven.
const firstYear = ({ ageBand }: Stats['byAgeBand'][number]): number => Number(ageBand.split('_')[1]);
const byAge = (one: Stats['byAgeBand'][number], other: Stats['byAgeBand'][number]): number =>
  firstYear(one) - firstYear(other);

const sexes = ['0', '1', '2', '9'] as const;

/** How many people live here, and what waits to be put right about them. */
export function PeopleFigures({ place: { populationStats: stats } }: { readonly place: Place }) {
  return stats ? <Shown stats={stats} /> : null;
}

function Shown({ stats }: { readonly stats: Stats }) {
  const { t } = useTranslation();
  const figures = useFigures(stats);
  return (
    <StatsCard
      title={t('overview.population')}
      {...figures}
      bars={[
        {
          title: t('overview.byAgeBand'),
          isOrdered: true,
          bars: stats.byAgeBand.toSorted(byAge).map(({ ageBand, count }) => ({
            key: ageBand,
            label: t(`ageBand.${ageBand}`),
            value: count,
          })),
        },
        {
          title: t('overview.byResidency'),
          bars: stats.byResidency.map(({ residency, count }) => ({
            key: residency,
            label: t(`residency.${residency}`),
            value: count,
          })),
        },
        {
          title: t('overview.bySex'),
          bars: stats.bySex.map(({ sexCode, count }) => ({
            key: sexCode,
            label: t(`sex.${sexes.find((one) => one === sexCode) ?? '0'}`),
            value: count,
          })),
        },
      ]}
    />
  );
}
