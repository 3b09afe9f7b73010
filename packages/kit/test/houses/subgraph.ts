import {
  checkedCode,
  fail,
  mergeResolvers,
  type Context,
  type Decision,
  type Heard,
  type PageArgs,
  type Subgraph,
} from '../../src/index.ts';
import { type House, houses, type Room, rooms } from './house.model.ts';

export { houses, rooms } from './house.model.ts';

type Tenant = { readonly name: string; readonly tenantPhone: string };

/** A house is let once. */
const letTo = (house: House, { name, tenantPhone }: Tenant, at: Date): Decision<House> => {
  if (house.use === 'LET') fail('VALUE_INVALID', { field: 'id', state: house.use });
  return {
    set: { use: 'LET', tenantName: name, tenantPhone, letAt: at },
    event: { type: 'house.let' as never, data: { use: 'LET' } },
  };
};

type Args = Record<string, never> &
  PageArgs & {
    id: string;
    version: number;
    tenant: Tenant;
    number: string;
    jurisdictionCode: string;
    use?: string;
    rent?: number;
    phone?: string;
  };
const build = ({ open }: Context, { jurisdictionCode, number }: Pick<Args, 'jurisdictionCode' | 'number'>) =>
  open(houses).insert(checkedCode(jurisdictionCode), { set: { number, use: 'EMPTY', floor: 1 } });

/** A house goes up where a code was issued; the code of a broken one lets everything fail. */
async function raise(event: Heard, { open }: Context): Promise<void> {
  await open(houses).insert(event.jurisdiction, { set: { number: event.subject, use: 'EMPTY', floor: event.version } });
  if (event.data['broken']) throw new Error('This house falls down');
}

const oneFloorMore = ({ floor }: House): Decision<House> => ({ set: { floor: floor + 1 } });

/** House by house; one with the number `poison` breaks the rule that looks at it. */
async function repair(context: Context): Promise<number> {
  const found = await context.open(houses).some({}, { limit: 100 });
  return context.eachOne(
    found.map(({ id }) => id),
    (id, { open }) =>
      open(houses).amend(id, (house) => {
        if (house.number === 'poison') throw new TypeError('no such wall');
        return oneFloorMore(house);
      }),
  );
}

/** Straight on the context, in no transaction of its own asking. */
async function paint({ open }: Context): Promise<number> {
  const found = await open(houses).some({}, { limit: 100 });
  for (const { id } of found) await open(houses).amend(id, oneFloorMore);
  return found.length;
}

const roomsOf = {
  Query: { rooms: (_: unknown, page: PageArgs, { open }: Context) => open(rooms).page({}, page) },
  Mutation: {
    moveRoom: (_: unknown, { id, version, jurisdictionCode, rent }: Args, { open }: Context) =>
      open(rooms).change(id, version, () => ({ set: { rent: rent ?? null }, moveTo: checkedCode(jurisdictionCode) })),
  },
  Room: {
    __resolveReference: ({ id }: { id: string }, { open }: Context) => open(rooms).find(id),
    jurisdictionCode: ({ jurisdiction }: Room) => jurisdiction,
  },
};

const own = {
  Query: {
    houses: (_: unknown, { use, phone, ...page }: Args, { open }: Context) =>
      open(houses).page({ use, tenantPhone: phone }, page),
    house: (_: unknown, { id }: Args, { open }: Context) => open(houses).find(id),
    door: (_: unknown, { number }: Args, { openPublic }: Context) => openPublic(houses).findBy({ number }),
  },
  Mutation: {
    letHouse: (_: unknown, { id, version, tenant }: Args, { open, now }: Context) =>
      open(houses).change(id, version, (house) => letTo(house, tenant, now)),
    announceHouse: (_: unknown, args: Args, context: Context) =>
      build(context.asService('visitors', checkedCode(args.jurisdictionCode)), args),
    inspectHouse: async (_: unknown, { id, version }: Args, { open }: Context) => {
      const house = await open(houses).change(id, version, () => null);
      return { number: house.number, house };
    },
    buildHouse: (_: unknown, args: Args, context: Context) => build(context, args),
    letAndBuild: async (_: unknown, { id, version, tenant, number }: Args, context: Context) => {
      const { jurisdiction } = await context.open(houses).load(id);
      const [house] = await Promise.all([
        context.open(houses).change(id, version, (each) => letTo(each, tenant, context.now)),
        build(context, { jurisdictionCode: jurisdiction, number }),
      ]);
      return house;
    },
  },
  House: {
    __resolveReference: ({ id }: { id: string }, { open }: Context) => open(houses).find(id),
    jurisdictionCode: ({ jurisdiction }: House) => jurisdiction,
  },
  Jurisdiction: {
    __resolveReference: (key: object) => key,
    houseStats: async ({ code }: { code: string }, { range }: { range?: never }, { counters }: Context) => {
      const tallied = await counters.of(checkedCode(code), range);
      return { all: tallied.get('all'), let: tallied.get('let'), asOf: tallied.asOf };
    },
  },
};

export const subgraph: Subgraph = {
  name: 'houses',
  schema: new URL('schema.graphql', import.meta.url),
  collections: [houses, rooms],
  services: ['visitors'],
  links: { CASE_HANDLING: { House: () => true } },
  hears: { 'qr.issued': raise },
  ticks: [
    { name: 'repair', seconds: 5, run: repair },
    { name: 'paint', seconds: 5, run: paint },
  ],
  gauges: [{ name: 'linli.houses.standing', says: 'Houses', read: ({ open }) => open(houses).count({}) }],
  resolvers: mergeResolvers<object>(own, roomsOf),
};
