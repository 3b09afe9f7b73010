import type { Sample } from '@linli/testkit';
import { calls } from '../src/call.model.ts';
import { claims } from '../src/claim.model.ts';
import { needs } from '../src/need.model.ts';
import { activities } from '../src/party-activity.model.ts';
import { memberships } from '../src/party-membership.model.ts';
import { partyOrgs } from '../src/party-org.model.ts';
import { pointAccounts } from '../src/point-account.model.ts';
import { pointEntries } from '../src/point-entry.model.ts';
import { signUps } from '../src/sign-up.model.ts';
import { projects } from '../src/volunteer-project.model.ts';
import { shifts } from '../src/volunteer-shift.model.ts';

const at = new Date('2026-03-02T01:00:00Z');
const later = new Date('2026-03-02T03:00:00Z');

/** One row of each kind, for the promises. */
export const samples: readonly Sample[] = [
  {
    collection: partyOrgs,
    row: { name: '琼临网格党支部', kind: 'BRANCH', state: 'ACTIVE', isServing: false, foundedAt: at },
  },
  {
    collection: memberships,
    row: {
      org: 'o1',
      keeper: 'u-secretary',
      resident: '01RESIDENTCANARY0000000001',
      was: ['01RESIDENTCANARY0000000002'],
      employer: '某某研究所党委',
      joinedOn: '1987-06-05',
      registration: 'DUAL',
      status: 'FULL',
      band: 'FROM_30',
      bandYear: 2026,
      movedAway: false,
    },
  },
  {
    collection: activities,
    row: {
      org: 'o1',
      keeper: 'u-secretary',
      kind: 'THEME_DAY',
      title: '主题党日',
      beginsAt: at,
      endsAt: later,
      state: 'OPEN',
      code: 'C0DECANARY00000000000001',
      expected: 3,
    },
  },
  {
    collection: needs,
    row: {
      kind: 'REPAIR',
      title: '修水管',
      description: '厨房漏水',
      poster: 'u-poster',
      contactName: '张三丰',
      contactPhone: '13800138000',
      address: '琼临苑3栋2单元501室',
      state: 'POSTED',
      isOpen: true,
      postedAt: at,
      dueAt: later,
      wasUnanswered: false,
    },
  },
  { collection: claims, row: { need: 'n1', by: 'u-1', as: 'ORG', state: 'HELD', at } },
  {
    collection: calls,
    row: { org: 'o1', title: '清洁家园', text: '周六八点', state: 'OPEN', signedUp: 0, opensAt: at, closesAt: later },
  },
  { collection: signUps, row: { of: 'CALL', target: 'c1', user: 'u-1', state: 'SIGNED', holds: true, at } },
  {
    collection: projects,
    row: { title: '助老志愿', description: '陪伴老人', state: 'OPEN', pointsPerHour: 10 },
  },
  {
    collection: shifts,
    row: { project: 'p1', beginsAt: at, endsAt: later, state: 'PLANNED', capacity: 5, taken: 0, minutes: 0 },
  },
  { collection: pointAccounts, row: { user: 'u-1', balance: 0, earned: 0, redeemed: 0, minutes: 0 } },
  {
    collection: pointEntries,
    row: { account: 'a1', kind: 'EARNED', points: 10, balance: 10, what: '助老志愿', at },
  },
];
