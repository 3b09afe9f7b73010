import { mergeResolvers } from '@linli/kit';
import { callResolvers } from './call.resolvers.ts';
import { needResolvers } from './need.resolvers.ts';
import { partyActivityResolvers } from './party-activity.resolvers.ts';
import { partyMembershipResolvers } from './party-membership.resolvers.ts';
import { partyOrgResolvers } from './party-org.resolvers.ts';
import type { Resolvers } from './schema.types.ts';
import { statsResolvers } from './stats.resolvers.ts';
import { volunteerResolvers } from './volunteer.resolvers.ts';

export const resolvers: Resolvers = mergeResolvers<Resolvers>(
  partyOrgResolvers,
  partyMembershipResolvers,
  partyActivityResolvers,
  needResolvers,
  callResolvers,
  volunteerResolvers,
  statsResolvers,
);
