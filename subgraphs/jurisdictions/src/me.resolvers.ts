import { assignments } from './assignment.model.ts';
import { divisions } from './jurisdiction.model.ts';
import type { Resolvers } from './schema.types.ts';

export const meResolvers: Resolvers = {
  Query: {
    me: (_, __, { viewer }) => {
      const { home: _home, permissions, ...rest } = viewer;
      return { ...rest, permissions: [...permissions] };
    },
  },
  Me: {
    home: (_, __, { viewer, reference }) => (viewer.home ? reference(divisions).find(viewer.home) : null),
    assignments: (_, __, { viewer, open }) => open(assignments).some({ userId: viewer.id, holds: true }, { limit: 50 }),
  },
};
