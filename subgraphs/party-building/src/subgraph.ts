import type { Subgraph } from '@linli/kit';
import { turnCalls } from './call.carry.ts';
import { calls } from './call.model.ts';
import { claims } from './claim.model.ts';
import { links } from './eyes.ts';
import { hearGridMerged, hearGridSplit } from './grid.hearing.ts';
import { logins } from './login.model.ts';
import { turnNeeds } from './need.carry.ts';
import { needs } from './need.model.ts';
import { activities } from './party-activity.model.ts';
import { attendances } from './party-attendance.model.ts';
import { memberships } from './party-membership.model.ts';
import { partyOrgs } from './party-org.model.ts';
import { pointAccounts } from './point-account.model.ts';
import { pointEntries } from './point-entry.model.ts';
import * as residents from './resident.hearing.ts';
import { resolvers } from './resolvers.ts';
import { signUps } from './sign-up.model.ts';
import { turnBands } from './ticks.ts';
import { projects } from './volunteer-project.model.ts';
import { shifts } from './volunteer-shift.model.ts';

/** Party organisations, needs, calls and volunteers 党建. */
export const subgraph: Subgraph = {
  name: 'party-building',
  schema: new URL('../schema.graphql', import.meta.url),
  collections: [
    partyOrgs,
    memberships,
    logins,
    activities,
    attendances,
    needs,
    claims,
    calls,
    signUps,
    projects,
    shifts,
    pointAccounts,
    pointEntries,
  ],
  resolvers,
  links,
  services: ['registry'],
  hears: {
    'resident.deceased': residents.hearDeceased,
    'resident.death-undone': residents.hearDeathUndone,
    'resident.moved': residents.hearMoved,
    'resident.moved-out': residents.hearMovedOut,
    'resident.merged': residents.hearMerged,
    'resident.unmerged': residents.hearUnmerged,
    'resident.erased': residents.hearErased,
    'resident.account-linked': residents.hearLinked,
    'resident.account-unlinked': residents.hearUnlinked,
    'grid.merged': hearGridMerged,
    'grid.split': hearGridSplit,
  },
  ticks: [
    { name: 'needs', seconds: 60, run: turnNeeds },
    { name: 'calls', seconds: 60, run: turnCalls },
    { name: 'bands', seconds: 600, run: turnBands },
  ],
};
