import { useTranslation } from 'react-i18next';
import { AreaNav, type AreaPlace } from '../parts/area-nav.tsx';

const places: readonly AreaPlace[] = [
  ['elders', '/elders', 'elder.read'],
  ['watchList', '/elders/watch', 'elder.read'],
  ['alerts', '/alerts', 'elder.read'],
  ['assessments', '/elders/assessments', 'elder.read'],
  ['meals', '/elders/meals', 'elder.read'],
  ['services', '/elders/services', 'elder.read'],
  ['providers', '/elders/providers', 'elder.read'],
  ['subsidies', '/elders/subsidies', 'elder.read'],
  ['elderSettings', '/elders/settings', 'elder.configure'],
];

/** The pages of elderly care. */
export function EldersNav() {
  const { t } = useTranslation();
  return <AreaNav label={t('elders.nav')} places={places} />;
}
