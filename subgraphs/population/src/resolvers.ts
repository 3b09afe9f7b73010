import { mergeResolvers } from '@linli/kit';
import { householdResolvers } from './household.resolvers.ts';
import { mergingResolvers } from './merge.resolvers.ts';
import { residentMutationResolvers } from './resident-mutation.resolvers.ts';
import { residentResolvers } from './resident.resolvers.ts';
import type { Resolvers } from './schema.types.ts';
import { settingsResolvers } from './settings.resolvers.ts';
import { specialTagResolvers } from './special-tag.resolvers.ts';
import { statsResolvers } from './stats.resolvers.ts';
import { subjectRequestResolvers } from './subject-request.resolvers.ts';

export const resolvers: Resolvers = mergeResolvers<Resolvers>(
  residentResolvers,
  residentMutationResolvers,
  householdResolvers,
  specialTagResolvers,
  mergingResolvers,
  subjectRequestResolvers,
  statsResolvers,
  settingsResolvers,
);
