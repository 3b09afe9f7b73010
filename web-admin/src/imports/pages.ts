import { ImportOutlined } from '@ant-design/icons';
import type { Resource } from '../resource.ts';

/** Ledgers on their way in. */
export const importPages: readonly Resource[] = [
  {
    name: 'imports',
    area: 'management',
    path: 'imports',
    needs: 'import.run',
    menu: '/imports',
    icon: ImportOutlined,
    page: async () => (await import('./list.tsx')).ImportListPage,
  },
  {
    name: 'import',
    area: 'management',
    path: 'imports/:ledger/:id',
    needs: 'import.run',
    page: async () => (await import('./show.tsx')).ImportPage,
  },
];
