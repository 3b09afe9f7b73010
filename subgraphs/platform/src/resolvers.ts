import { mergeResolvers } from '@linli/kit';
import { resolvers as access } from './access.resolvers.ts';
import { resolvers as audit } from './audit.resolvers.ts';
import { resolvers as event } from './event.resolvers.ts';
import { resolvers as purpose } from './purpose-policy.resolvers.ts';
import { resolvers as stats } from './stats.resolvers.ts';

export const resolvers = mergeResolvers(access, audit, event, purpose, stats);
