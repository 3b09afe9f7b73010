import { mergeResolvers } from '@linli/kit';
import { resolvers as audit } from './audit.resolvers.ts';
import { resolvers as event } from './event.resolvers.ts';
import { resolvers as stats } from './stats.resolvers.ts';

export const resolvers = mergeResolvers(audit, event, stats);
