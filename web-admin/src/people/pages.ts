import { TeamOutlined } from '@ant-design/icons';
import type { Resource } from '../resource.ts';

/** People, and the desks where what is known of them is decided. */
export const peoplePages: readonly Resource[] = [
  {
    name: 'people',
    area: 'information',
    path: 'people',
    needs: 'resident.read',
    menu: '/people',
    icon: TeamOutlined,
    page: async () => (await import('./list.tsx')).PeoplePage,
  },
  {
    name: 'reminders',
    area: 'information',
    path: 'people/reminders',
    needs: 'resident.read',
    page: async () => (await import('./reminders.tsx')).RemindersPage,
  },
  {
    name: 'changes',
    area: 'information',
    path: 'people/changes',
    needs: 'resident.approve',
    page: async () => (await import('./changes/list.tsx')).ChangesPage,
  },
  {
    name: 'duplicates',
    area: 'information',
    path: 'people/duplicates',
    needs: 'resident.merge',
    page: async () => (await import('./merge/desk.tsx')).MergeDesk,
  },
  {
    name: 'requests',
    area: 'information',
    path: 'people/requests',
    needs: 'subject-request.take',
    page: async () => (await import('./requests/list.tsx')).RequestsPage,
  },
  {
    name: 'sealed',
    area: 'information',
    path: 'people/sealed',
    needs: 'special-tag.manage',
    page: async () => (await import('./sealed/list.tsx')).SealedPage,
  },
  {
    name: 'peopleSettings',
    area: 'information',
    path: 'people/settings',
    needs: 'population.configure',
    page: async () => (await import('./settings/show.tsx')).PeopleSettingsPage,
  },
  {
    name: 'person',
    area: 'information',
    path: 'people/:id',
    needs: 'resident.read',
    page: async () => (await import('./show.tsx')).PersonPage,
  },
  {
    name: 'household',
    area: 'information',
    path: 'households/:id',
    needs: 'resident.read',
    under: '/people',
    page: async () => (await import('./household.tsx')).HouseholdPage,
  },
];
