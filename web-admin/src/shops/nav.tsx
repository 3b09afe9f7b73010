import { useTranslation } from 'react-i18next';
import { AreaNav, type AreaPlace } from '../parts/area-nav.tsx';

const places: readonly AreaPlace[] = [
  ['shops', '/shops', 'merchant.read'],
  ['inspections', '/inspections', 'merchant.read'],
  ['markets', '/markets', 'merchant.read'],
  ['circles', '/circles', 'merchant.read'],
  ['shopSettings', '/shops/settings', 'merchant.configure'],
];

/** The pages of merchants. */
export function ShopsNav() {
  const { t } = useTranslation();
  return <AreaNav label={t('shops.nav')} places={places} />;
}
