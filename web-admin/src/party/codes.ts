import type {
  CallState,
  NeedKind,
  NeedState,
  PartyActivityKind,
  PartyActivityState,
  PartyOrgKind,
} from '../generated/api.ts';

/** The codes people choose from, in the order in which they are asked for. */
export const orgKinds = ['COMMITTEE', 'GENERAL_BRANCH', 'BRANCH', 'GROUP'] as const satisfies readonly PartyOrgKind[];

export const activityKinds = [
  'MEMBERS_MEETING',
  'COMMITTEE_MEETING',
  'GROUP_MEETING',
  'PARTY_LECTURE',
  'THEME_DAY',
  'ORGANISATIONAL_LIFE',
  'DEMOCRATIC_APPRAISAL',
  'VOLUNTEERING',
  'OTHER',
] as const satisfies readonly PartyActivityKind[];

export const activityStates = ['PLANNED', 'OPEN', 'HELD', 'CANCELLED'] as const satisfies readonly PartyActivityState[];

export const needKinds = [
  'REPAIR',
  'COMPANY',
  'ERRAND',
  'TUTORING',
  'LEGAL',
  'HEALTH',
  'ENVIRONMENT',
  'OTHER',
] as const satisfies readonly NeedKind[];

export const needStates = [
  'POSTED',
  'CLAIMED',
  'DOING',
  'DONE',
  'CONFIRMED',
  'EXPIRED',
  'WITHDRAWN',
  'DISMISSED',
] as const satisfies readonly NeedState[];

export const callStates = [
  'PUBLISHED',
  'OPEN',
  'CLOSED',
  'SUMMARISED',
  'CANCELLED',
] as const satisfies readonly CallState[];
