import { mergeResolvers } from '@linli/kit';
import { bulletinResolvers } from './bulletin.resolvers.ts';
import { caseMutationResolvers } from './case-mutation.resolvers.ts';
import { caseWarningResolvers } from './case-warning.resolvers.ts';
import { caseResolvers } from './case.resolvers.ts';
import { inboxResolvers } from './inbox.resolvers.ts';
import { pauseResolvers } from './pause.resolvers.ts';
import { settingsResolvers } from './settings.resolvers.ts';
import { statsResolvers } from './stats.resolvers.ts';
import { trackingResolvers } from './tracking.resolvers.ts';
import type { Resolvers } from './schema.types.ts';

export const resolvers: Resolvers = mergeResolvers<Resolvers>(
  caseResolvers,
  caseMutationResolvers,
  pauseResolvers,
  trackingResolvers,
  inboxResolvers,
  statsResolvers,
  settingsResolvers,
  bulletinResolvers,
  caseWarningResolvers,
);
