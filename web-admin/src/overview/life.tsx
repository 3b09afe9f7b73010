import { useTranslation } from 'react-i18next';
import { levelOf } from '../elders/codes.ts';
import { grouped, percent } from '../numbers.ts';
import type { Figure } from './cell.tsx';
import type { Place } from './place.ts';
import { smallText } from './small.ts';
import { StatsCard } from './stats-card.tsx';

interface Props {
  readonly place: Place;
}

const late = (count: number): Pick<Figure, 'tone'> => (count > 0 ? { tone: 'late' } : {});

/** The elders of a place, whether they eat, and whether somebody comes when something is wrong. */
export function ElderFigures({ place: { elderlyStats: stats, code } }: Props) {
  const { t } = useTranslation();
  if (!stats) return null;
  const leading: readonly Figure[] = [
    { title: t('overview.life.elders60'), value: grouped(stats.elders60), to: `/elders?within=${code}` },
    { title: t('overview.life.watched'), value: grouped(stats.watched), to: '/elders/watch' },
    {
      title: t('overview.life.alertsOpen'),
      value: grouped(stats.alertsOpen),
      to: '/alerts',
      ...late(stats.alertsOpen),
    },
    { title: t('overview.life.mealsToday'), value: grouped(stats.mealsToday), to: '/elders/meals' },
    { title: t('overview.life.assessedRate'), value: percent(stats.assessedRate) },
    { title: t('overview.life.satisfied'), value: percent(stats.satisfaction) },
  ];
  const following: readonly Figure[] = [
    { title: t('overview.life.alerts'), value: grouped(stats.alerts) },
    { title: t('overview.life.meals'), value: grouped(stats.meals) },
    { title: t('overview.life.missedMeals'), value: grouped(stats.missedMeals) },
    { title: t('overview.life.lookedAfter'), value: `${stats.missedAnswered}/${stats.missedToAnswer}` },
  ];
  const levels = stats.levels.map(({ level, count }) => ({
    key: String(level),
    label: t(`elders.level.${levelOf(level)}`),
    value: count.value ?? 0,
    note: smallText(count, t),
  }));
  return (
    <StatsCard
      title={t('page.elders')}
      leading={leading}
      following={following}
      bars={[{ title: t('overview.life.byLevel'), isOrdered: true, bars: levels }]}
    />
  );
}

/** The merchants of a place, and what was found there. */
export function ShopFigures({ place: { merchantStats: stats, code } }: Props) {
  const { t } = useTranslation();
  if (!stats) return null;
  const leading: readonly Figure[] = [
    { title: t('overview.life.merchants'), value: grouped(stats.total), to: `/shops?within=${code}` },
    { title: t('overview.life.inspections'), value: grouped(stats.inspections) },
    { title: t('overview.life.passRate'), value: percent(stats.passRate) },
    {
      title: t('overview.life.rectifications'),
      value: grouped(stats.rectificationsOpen),
      to: `/inspections?within=${code}`,
    },
    {
      title: t('overview.life.rectificationsLate'),
      value: grouped(stats.rectificationsOverdue),
      ...late(stats.rectificationsOverdue),
    },
    { title: t('overview.life.visitsSaved'), value: grouped(stats.visitsSaved) },
  ];
  const following: readonly Figure[] = [
    { title: t('overview.life.suspended'), value: grouped(stats.suspended) },
    { title: t('overview.life.licencesExpiring'), value: grouped(stats.licencesExpiring) },
    {
      title: t('overview.life.licencesExpired'),
      value: grouped(stats.licencesExpired),
      ...late(stats.licencesExpired),
    },
    { title: t('overview.life.selfChecks'), value: grouped(stats.selfChecks) },
  ];
  return (
    <StatsCard
      title={t('page.shops')}
      leading={leading}
      following={following}
      bars={[
        {
          title: t('overview.life.byKind'),
          bars: stats.byKind.map(({ kind, count }) => ({ key: kind, label: t(`shops.kind.${kind}`), value: count })),
        },
        {
          title: t('overview.life.bySection'),
          bars: stats.bySection.map(({ section, sectionName, count }) => ({
            key: section,
            label: sectionName ?? section,
            value: count,
          })),
        },
      ]}
    />
  );
}

/** Party life of a place, what residents asked for, and who helped. */
export function PartyFigures({ place: { partyStats: stats, code } }: Props) {
  const { t } = useTranslation();
  if (!stats) return null;
  const leading: readonly Figure[] = [
    { title: t('page.partyOrgs'), value: grouped(stats.orgs), to: `/party?within=${code}` },
    { title: t('party.members'), value: smallText(stats.members, t) },
    { title: t('overview.life.gridsServed'), value: grouped(stats.gridsServed) },
    { title: t('overview.life.needsOpen'), value: grouped(stats.needsOpen), to: '/needs' },
    {
      title: t('overview.life.needsUnanswered'),
      value: grouped(stats.needsUnanswered),
      ...late(stats.needsUnanswered),
    },
    { title: t('overview.life.needsAnswered'), value: percent(stats.needsAnsweredRate) },
  ];
  const following: readonly Figure[] = [
    { title: t('overview.life.activitiesHeld'), value: grouped(stats.activitiesHeld) },
    { title: t('overview.life.attendance'), value: percent(stats.attendanceRate) },
    { title: t('page.calls'), value: grouped(stats.calls) },
    { title: t('overview.life.signUps'), value: grouped(stats.signUps) },
    { title: t('overview.life.volunteerHours'), value: grouped(Math.round(stats.volunteerHours)) },
  ];
  return (
    <StatsCard
      title={t('overview.life.party')}
      leading={leading}
      following={following}
      bars={[
        {
          title: t('overview.life.byOrgKind'),
          bars: stats.orgsByKind.map(({ kind, count }) => ({
            key: kind,
            label: t(`party.orgKind.${kind}`),
            value: count,
          })),
        },
      ]}
    />
  );
}
