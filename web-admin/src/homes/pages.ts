import { DiffOutlined, HomeOutlined, WarningOutlined } from '@ant-design/icons';
import type { Resource } from '../resource.ts';

/** Houses and what is wrong with them. */
export const homePages: readonly Resource[] = [
  {
    name: 'homes',
    area: 'management',
    path: 'homes',
    needs: 'house.read',
    menu: '/homes',
    icon: HomeOutlined,
    page: async () => (await import('./list.tsx')).HomesPage,
  },
  {
    name: 'estate',
    area: 'management',
    path: 'estates/:id',
    needs: 'house.read',
    under: '/homes',
    page: async () => (await import('./estate.tsx')).EstatePage,
  },
  {
    name: 'building',
    area: 'management',
    path: 'buildings/:id',
    needs: 'house.read',
    under: '/homes',
    page: async () => (await import('./building.tsx')).BuildingPage,
  },
  {
    name: 'house',
    area: 'management',
    path: 'houses/:id',
    needs: 'house.read',
    under: '/homes',
    page: async () => (await import('./house/show.tsx')).HousePage,
  },
  {
    name: 'mismatches',
    area: 'management',
    path: 'mismatches',
    needs: 'house.read',
    menu: '/mismatches',
    icon: DiffOutlined,
    page: async () => (await import('./mismatches/list.tsx')).MismatchListPage,
  },
  {
    name: 'hazards',
    area: 'management',
    path: 'hazards',
    needs: 'house.read',
    menu: '/hazards',
    icon: WarningOutlined,
    page: async () => (await import('./hazards/list.tsx')).HazardListPage,
  },
];
