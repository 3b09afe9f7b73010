import type { Permission } from '@linli/contract';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useViewer } from '../../viewer.tsx';

const places = [
  ['people', '/people', 'resident.read'],
  ['reminders', '/people/reminders', 'resident.read'],
  ['changes', '/people/changes', 'resident.approve'],
  ['duplicates', '/people/duplicates', 'resident.merge'],
  ['requests', '/people/requests', 'subject-request.take'],
  ['sealed', '/people/sealed', 'special-tag.manage'],
  ['peopleSettings', '/people/settings', 'population.configure'],
] as const satisfies readonly (readonly [string, string, Permission])[];

/** The lists and desks of population, as far as this person has a right to them. */
export function PeopleNav() {
  const { t } = useTranslation();
  const { permissions } = useViewer();
  const open = places.filter(([, , needs]) => permissions.includes(needs));
  if (open.length < 2) return null;
  return (
    <nav className="inbox" aria-label={t('people.nav')}>
      {open.map(([name, to]) => (
        <NavLink key={name} to={to} end>
          {t(`page.${name}`)}
        </NavLink>
      ))}
    </nav>
  );
}
