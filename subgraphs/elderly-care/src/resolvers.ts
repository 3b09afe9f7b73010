import { mergeResolvers } from '@linli/kit';
import { alertResolvers } from './alert.resolvers.ts';
import { assessmentResolvers } from './assessment.resolvers.ts';
import { careResolvers } from './care.resolvers.ts';
import { elderResolvers } from './elder.resolvers.ts';
import { mealResolvers } from './meal.resolvers.ts';
import type { Resolvers } from './schema.types.ts';
import { serviceResolvers } from './service.resolvers.ts';
import { statsResolvers } from './stats.resolvers.ts';

export const resolvers: Resolvers = mergeResolvers<Resolvers>(
  elderResolvers,
  assessmentResolvers,
  careResolvers,
  alertResolvers,
  serviceResolvers,
  mealResolvers,
  statsResolvers,
);
