import { mergeResolvers } from '@linli/kit';
import { circleResolvers } from './business-circle.resolvers.ts';
import { inspectionResolvers } from './inspection.resolvers.ts';
import { licenceResolvers } from './licence.resolvers.ts';
import { marketResolvers } from './market.resolvers.ts';
import { merchantResolvers } from './merchant.resolvers.ts';
import type { Resolvers } from './schema.types.ts';
import { settingsResolvers } from './settings.resolvers.ts';
import { statsResolvers } from './stats.resolvers.ts';

export const resolvers: Resolvers = mergeResolvers<Resolvers>(
  merchantResolvers,
  licenceResolvers,
  inspectionResolvers,
  settingsResolvers,
  circleResolvers,
  marketResolvers,
  statsResolvers,
);
