import { DashboardOutlined, FileAddOutlined, InboxOutlined } from '@ant-design/icons';
import { elderPages } from './elders/pages.ts';
import { homePages } from './homes/pages.ts';
import { importPages } from './imports/pages.ts';
import { partyPages } from './party/pages.ts';
import { peoplePages } from './people/pages.ts';
import type { Resource } from './resource.ts';
import { shopPages } from './shops/pages.ts';

/** Everything the console has, in the order of its menu. */
export const resources: readonly Resource[] = [
  {
    name: 'overview',
    area: 'information',
    path: 'overview/:code?',
    needs: 'jurisdiction.read',
    menu: '/overview',
    icon: DashboardOutlined,
    page: async () => (await import('./overview/show.tsx')).OverviewPage,
  },
  {
    name: 'cases',
    area: 'management',
    path: 'cases',
    needs: 'case.read',
    menu: '/cases',
    icon: InboxOutlined,
    page: async () => (await import('./cases/list.tsx')).CaseListPage,
  },
  {
    name: 'report',
    area: 'management',
    path: 'cases/new',
    needs: 'case.report',
    menu: '/cases/new',
    icon: FileAddOutlined,
    page: async () => (await import('./cases/form.tsx')).ReportPage,
  },
  {
    name: 'case',
    area: 'management',
    path: 'cases/:id',
    needs: 'case.read',
    page: async () => (await import('./cases/show.tsx')).CasePage,
  },
  ...peoplePages,
  ...homePages,
  ...importPages,
  ...elderPages,
  ...shopPages,
  ...partyPages,
  {
    name: 'me',
    area: 'information',
    path: 'me',
    needs: 'jurisdiction.read',
    page: async () => (await import('./me/show.tsx')).ProfilePage,
  },
];

/** Pages behind a printed code or a tracking link: no login, no menu. */
export const visitorPages = [
  { path: 'q/:token', page: async () => (await import('./visitor/report.tsx')).VisitorReportPage },
  { path: 't/:trackingToken', page: async () => (await import('./visitor/track.tsx')).TrackPage },
] as const;
