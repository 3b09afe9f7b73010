import { FlagOutlined, SmileOutlined } from '@ant-design/icons';
import type { Resource } from '../resource.ts';

/** Party life: organisations, what they do, what residents ask for, and who helps. */
export const partyPages: readonly Resource[] = [
  {
    name: 'partyOrgs',
    area: 'communication',
    path: 'party',
    needs: 'party.read',
    menu: '/party',
    icon: FlagOutlined,
    page: async () => (await import('./orgs/list.tsx')).PartyOrgsPage,
  },
  {
    name: 'activities',
    area: 'communication',
    path: 'party/activities',
    needs: 'party.read',
    page: async () => (await import('./activities/list.tsx')).ActivitiesPage,
  },
  {
    name: 'checkIn',
    area: 'communication',
    path: 'party/check-in/:code',
    needs: 'party-life.own',
    page: async () => (await import('./activities/check-in.tsx')).CheckInPage,
  },
  {
    name: 'calls',
    area: 'communication',
    path: 'party/calls',
    needs: 'party.read',
    page: async () => (await import('./calls/list.tsx')).CallsPage,
  },
  {
    name: 'volunteering',
    area: 'communication',
    path: 'party/volunteering',
    needs: 'party.read',
    page: async () => (await import('./volunteering/list.tsx')).VolunteeringPage,
  },
  {
    name: 'project',
    area: 'communication',
    path: 'party/volunteering/:id',
    needs: 'party.read',
    page: async () => (await import('./volunteering/show.tsx')).ProjectPage,
  },
  {
    name: 'partyOrg',
    area: 'communication',
    path: 'party/orgs/:id',
    needs: 'party.read',
    page: async () => (await import('./orgs/show.tsx')).PartyOrgPage,
  },
  {
    name: 'needs',
    area: 'communication',
    path: 'needs',
    needs: 'need.read',
    menu: '/needs',
    icon: SmileOutlined,
    page: async () => (await import('./needs/list.tsx')).NeedsPage,
  },
];
