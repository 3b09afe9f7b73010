import { checkedCode, type Context, placeOf } from '@linli/kit';
import { seen } from './eyes.ts';
import { act, receiveLot } from './lot.carry.ts';
import { lots } from './lot.model.ts';
import { sellOut, test, withdraw } from './lot.rules.ts';
import { traced } from './lot.trace.ts';
import { boardOf, publicBoard } from './market.board.ts';
import { markets, type Market } from './market.model.ts';
import { merchants } from './merchant.model.ts';
import { prices } from './price.model.ts';
import { correct, post } from './price.rules.ts';
import type { MarketInput, Resolvers } from './schema.types.ts';
import { stalls } from './stall.model.ts';
import { letTo, numbersOf, openMarket, setUp, vacate } from './stall.rules.ts';

async function opened({ open }: Context, input: MarketInput): Promise<Market> {
  const place = checkedCode(input.place, 'place');
  const numbers = numbersOf(input);
  const market = await open(markets).insert(place, openMarket(input));
  await open(stalls).insertMany(numbers.map((number) => ({ place, decision: setUp(market.id, number) })));
  return market;
}

export const marketResolvers: Resolvers = {
  Query: {
    market: (_, { id }, { open }) => open(markets).find(id),
    markets: (_, page, { open }) => open(markets).page({}, page),
    lots: (_, { market, state, ...page }, { open }) => open(lots).page({ market, state }, page),
    marketBoard: (_, { market, day }, context) => publicBoard(context, market, day),
    traceLot: (_, { code }, context) => traced(context, code),
  },
  Mutation: {
    openMarket: (_, { input }, context) => opened(context, input),
    async letStall(_, { id, version, merchant }, { open }) {
      const tenant = await open(merchants).load(merchant);
      return open(stalls).change(id, version, (row) => letTo(row, tenant));
    },
    vacateStall: (_, { id, version }, { open }) => open(stalls).change(id, version, vacate),
    receiveLot: (_, { input }, context) => receiveLot(context, input),
    testLot: (_, { passed, ...target }, context) => act(context, target, (row) => test(row, passed, context.now)),
    withdrawLot: (_, { reason, ...target }, context) => act(context, target, (row) => withdraw(row, reason)),
    sellOutLot: (_, target, context) => act(context, target, sellOut),
    async postPrice(_, { input }, { open, now }) {
      const stall = await open(stalls).load(input.stall);
      return open(prices).insert(placeOf(stall), post(input, stall, now));
    },
    correctPrice: (_, { id, version, fen, reason }, { open }) =>
      open(prices).change(id, version, (row) => correct(row, fen, reason)),
  },
  Market: {
    __resolveReference: ({ id }, context) => seen(context, markets, id),
    point: ({ point }) => (point ? { id: point } : null),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    stalls: ({ id: market }, page, { open }) => open(stalls).page({ market }, page),
    lots: ({ id: market }, page, { open }) => open(lots).page({ market }, page),
    board: (market, { day }, context) => boardOf(context, market, day),
  },
  Stall: {
    __resolveReference: ({ id }, context) => seen(context, stalls, id),
    market: ({ market }, _, { open }) => open(markets).find(market),
    merchant: ({ merchant }, _, { open }) => (merchant ? open(merchants).find(merchant) : null),
  },
  Lot: {
    __resolveReference: ({ id }, context) => seen(context, lots, id),
    market: ({ market }, _, { open }) => open(markets).find(market),
    stall: ({ stall }, _, { open }) => open(stalls).find(stall),
    merchant: ({ merchant }, _, { open }) => open(merchants).find(merchant),
    takenFrom: ({ takenFrom }, _, { open }) => (takenFrom ? open(lots).findBy({ code: takenFrom }) : null),
  },
  Price: {
    __resolveReference: ({ id }, context) => seen(context, prices, id),
    stall: ({ stall }, _, { open }) => open(stalls).find(stall),
  },
};
