import { AlertOutlined, HeartOutlined } from '@ant-design/icons';
import type { Resource } from '../resource.ts';

/** Elders: who is watched, what they can do, what they are given, and who answers when something is wrong. */
export const elderPages: readonly Resource[] = [
  {
    name: 'elders',
    area: 'life',
    path: 'elders',
    needs: 'elder.read',
    menu: '/elders',
    icon: HeartOutlined,
    page: async () => (await import('./list.tsx')).EldersPage,
  },
  {
    name: 'watchList',
    area: 'life',
    path: 'elders/watch',
    needs: 'elder.read',
    page: async () => (await import('./watch.tsx')).WatchListPage,
  },
  {
    name: 'assessments',
    area: 'life',
    path: 'elders/assessments',
    needs: 'elder.read',
    page: async () => (await import('./assessments/list.tsx')).AssessmentsPage,
  },
  {
    name: 'assessment',
    area: 'life',
    path: 'elders/assessments/:id',
    needs: 'elder.read',
    page: async () => (await import('./assessments/show.tsx')).AssessmentPage,
  },
  {
    name: 'meals',
    area: 'life',
    path: 'elders/meals',
    needs: 'elder.read',
    page: async () => (await import('./meals/list.tsx')).MealsPage,
  },
  {
    name: 'services',
    area: 'life',
    path: 'elders/services',
    needs: 'elder.read',
    page: async () => (await import('./services/list.tsx')).ServicesPage,
  },
  {
    name: 'providers',
    area: 'life',
    path: 'elders/providers',
    needs: 'elder.read',
    page: async () => (await import('./services/providers.tsx')).ProvidersPage,
  },
  {
    name: 'subsidies',
    area: 'life',
    path: 'elders/subsidies',
    needs: 'elder.read',
    page: async () => (await import('./settings/subsidies.tsx')).SubsidiesPage,
  },
  {
    name: 'elderSettings',
    area: 'life',
    path: 'elders/settings',
    needs: 'elder.configure',
    page: async () => (await import('./settings/show.tsx')).ElderSettingsPage,
  },
  {
    name: 'elder',
    area: 'life',
    path: 'elders/:id',
    needs: 'elder.read',
    page: async () => (await import('./show.tsx')).ElderPage,
  },
  {
    name: 'alerts',
    area: 'life',
    path: 'alerts',
    needs: 'elder.read',
    menu: '/alerts',
    icon: AlertOutlined,
    page: async () => (await import('./alerts/list.tsx')).AlertsPage,
  },
];
