import { useTranslation } from 'react-i18next';
import { AreaNav, type AreaPlace } from '../../parts/area-nav.tsx';

const places: readonly AreaPlace[] = [
  ['people', '/people', 'resident.read'],
  ['reminders', '/people/reminders', 'resident.read'],
  ['changes', '/people/changes', 'resident.approve'],
  ['duplicates', '/people/duplicates', 'resident.merge'],
  ['requests', '/people/requests', 'subject-request.take'],
  ['sealed', '/people/sealed', 'special-tag.manage'],
  ['peopleSettings', '/people/settings', 'population.configure'],
];

/** The lists and desks of population. */
export function PeopleNav() {
  const { t } = useTranslation();
  return <AreaNav label={t('people.nav')} places={places} />;
}
