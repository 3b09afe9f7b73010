import { AuditOutlined, ShopOutlined } from '@ant-design/icons';
import type { Resource } from '../resource.ts';

/** Merchants, what they are allowed and what was found there, and the markets. */
export const shopPages: readonly Resource[] = [
  {
    name: 'shops',
    area: 'management',
    path: 'shops',
    needs: 'merchant.read',
    menu: '/shops',
    icon: ShopOutlined,
    page: async () => (await import('./list.tsx')).ShopsPage,
  },
  {
    name: 'shopSettings',
    area: 'management',
    path: 'shops/settings',
    needs: 'merchant.configure',
    page: async () => (await import('./settings/show.tsx')).ShopSettingsPage,
  },
  {
    name: 'shop',
    area: 'management',
    path: 'shops/:id',
    needs: 'merchant.read',
    page: async () => (await import('./show.tsx')).ShopPage,
  },
  {
    name: 'inspections',
    area: 'management',
    path: 'inspections',
    needs: 'merchant.read',
    menu: '/inspections',
    icon: AuditOutlined,
    page: async () => (await import('./inspections/list.tsx')).InspectionsPage,
  },
  {
    name: 'inspection',
    area: 'management',
    path: 'inspections/:id',
    needs: 'merchant.read',
    page: async () => (await import('./inspections/show.tsx')).InspectionPage,
  },
  {
    name: 'markets',
    area: 'management',
    path: 'markets',
    needs: 'merchant.read',
    under: '/shops',
    page: async () => (await import('./markets/list.tsx')).MarketsPage,
  },
  {
    name: 'market',
    area: 'management',
    path: 'markets/:id',
    needs: 'merchant.read',
    under: '/shops',
    page: async () => (await import('./markets/show.tsx')).MarketPage,
  },
  {
    name: 'circles',
    area: 'management',
    path: 'circles',
    needs: 'merchant.read',
    under: '/shops',
    page: async () => (await import('./circles/list.tsx')).CirclesPage,
  },
  {
    name: 'circle',
    area: 'management',
    path: 'circles/:id',
    needs: 'merchant.read',
    under: '/shops',
    page: async () => (await import('./circles/show.tsx')).CirclePage,
  },
];
