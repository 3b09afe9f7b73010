import { Schema } from 'mongoose';
import {
  checkedCode,
  collection,
  fail,
  type Context,
  type Decision,
  type PageArgs,
  type Stored,
  type Subgraph,
} from '../../src/index.ts';

const schema = new Schema({
  number: { type: String, required: true },
  use: { type: String, enum: ['EMPTY', 'LET'], required: true, default: 'EMPTY' },
  floor: { type: Number, required: true, default: 1 },
  tenantName: String,
  tenantPhone: String,
  tenantNumber: String,
  letAt: Date,
})
  .index({ path: 1, floor: 1, _id: 1 })
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ number: 1 }, { unique: true });

export type House = Stored<typeof schema>;

export const houses = collection('houses', schema, {
  entity: 'House',
  orders: { floor: { floor: 1 }, newest: { createdAt: -1 } },
  public: ['number'],
  grams: ({ number }) => [number],
  tallies: ({ use, letAt }) => [{ key: 'all' }, ...(use === 'LET' ? [{ key: 'let', day: letAt }] : [])],
});

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
    phone?: string;
  };
const build = ({ open }: Context, { jurisdictionCode, number }: Pick<Args, 'jurisdictionCode' | 'number'>) =>
  open(houses).insert(checkedCode(jurisdictionCode), { set: { number, use: 'EMPTY', floor: 1 } });

export const subgraph: Subgraph = {
  name: 'houses',
  schema: new URL('schema.graphql', import.meta.url),
  collections: [houses],
  resolvers: {
    Query: {
      houses: (_: unknown, { use, phone, ...page }: Args, { open }: Context) =>
        open(houses).page({ use, tenantPhone: phone }, page),
      house: (_: unknown, { id }: Args, { open }: Context) => open(houses).find(id),
      door: (_: unknown, { number }: Args, { openPublic }: Context) => openPublic(houses).findBy({ number }),
    },
    Mutation: {
      letHouse: (_: unknown, { id, version, tenant }: Args, { open, now }: Context) =>
        open(houses).change(id, version, (house) => letTo(house, tenant, now)),
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
  },
};
