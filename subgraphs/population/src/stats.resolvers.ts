import { small, type Context } from '@linli/kit';
import { isWithin } from '@linli/vocabulary';
import { reads } from './eyes.ts';
import { residences } from './residence.model.ts';
import { residents } from './resident.model.ts';
import type { Resolvers } from './schema.types.ts';
import { bandsTold, figuresOf } from './stats.figures.ts';

// A reference of another service may name a node the viewer has nothing to do with.
const isMine = (node: string, { viewer }: Context): boolean =>
  viewer.home !== null && viewer.nodes.some((own) => isWithin(node, own));

async function statsAt(node: string, context: Context) {
  if (!isMine(node, context)) return null;
  const counted = await context.counters.of(node);
  const figures = figuresOf(counted);
  const under14 = small(counted.get('under14'), node, context);
  return {
    ...figures,
    byAgeBand: bandsTold(figures.byAgeBand, under14),
    elders80Alone: small(counted.get('elders80Alone'), node, context),
    under14,
  };
}

export const statsResolvers: Resolvers = {
  Jurisdiction: {
    __resolveReference: ({ code }) => ({ code }),
    populationStats: ({ code = '' }, _, context) => statsAt(code, context),
  },
  Grid: {
    __resolveReference: ({ code }) => ({ code }),
    residentCount: async ({ code = '' }, _, context) =>
      isMine(code, context) ? (await context.counters.of(code)).get('residents') : null,
  },
  House: {
    __resolveReference: ({ id }) => ({ id }),
    residents: ({ id }, page, { open, viewer }) =>
      id && reads(viewer) ? open(residents).page({ houseId: id, status: 'PRESENT' }, page) : null,
    residentCount: ({ id }, _, { open, viewer }) =>
      id && reads(viewer) ? open(residences).count({ houseId: id, isCurrent: true }) : null,
  },
  Building: {
    __resolveReference: ({ id }) => ({ id }),
    residentCount: ({ id }, _, { open, viewer }) =>
      id && reads(viewer) ? open(residences).count({ buildingId: id, isCurrent: true }) : null,
  },
};
