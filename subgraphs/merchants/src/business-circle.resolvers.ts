import { checkedCode, placeOf } from '@linli/kit';
import { businessCircles } from './business-circle.model.ts';
import { announce, callOff, open as begin } from './business-circle.rules.ts';
import { activities } from './circle-activity.model.ts';
import { seen } from './eyes.ts';
import { merchants } from './merchant.model.ts';
import type { Resolvers } from './schema.types.ts';

export const circleResolvers: Resolvers = {
  Query: {
    businessCircle: (_, { id }, { open }) => open(businessCircles).find(id),
    businessCircles: (_, page, { open }) => open(businessCircles).page({}, page),
  },
  Mutation: {
    openCircle: (_, { input: { place, name } }, { open }) =>
      open(businessCircles).insert(checkedCode(place, 'place'), begin(name)),
    async announceActivity(_, { input }, { open, now }) {
      const circle = await open(businessCircles).load(input.circle);
      return open(activities).insert(placeOf(circle), announce(input, now));
    },
    cancelActivity: (_, { id, version, reason }, { open, now }) =>
      open(activities).change(id, version, (row) => callOff(row, reason, now)),
  },
  BusinessCircle: {
    __resolveReference: ({ id }, context) => seen(context, businessCircles, id),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    merchants: ({ id: circle }, page, { open }) => open(merchants).page({ circle }, page),
    activities: ({ id: circle }, page, { open }) => open(activities).page({ circle }, page),
  },
  CircleActivity: {
    __resolveReference: ({ id }, context) => seen(context, activities, id),
    circle: ({ circle }, _, { open }) => open(businessCircles).find(circle),
  },
};
