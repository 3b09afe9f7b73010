import { useTranslation } from 'react-i18next';
import { AreaNav, type AreaPlace } from '../parts/area-nav.tsx';

const places: readonly AreaPlace[] = [
  ['partyOrgs', '/party', 'party.read'],
  ['activities', '/party/activities', 'party.read'],
  ['needs', '/needs', 'need.read'],
  ['calls', '/party/calls', 'party.read'],
  ['volunteering', '/party/volunteering', 'party.read'],
];

/** The pages of party life. */
export function PartyNav() {
  const { t } = useTranslation();
  return <AreaNav label={t('party.nav')} places={places} />;
}
