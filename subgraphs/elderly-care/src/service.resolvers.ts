import { elders } from './elder-profile.model.ts';
import { seen } from './eyes.ts';
import { answers } from './satisfaction-answer.model.ts';
import type { Resolvers } from './schema.types.ts';
import { answer, placeServiceOrder, registerOne } from './service.carry.ts';
import { orders } from './service-order.model.ts';
import { providers } from './service-provider.model.ts';
import { accept, cancel, confirm, finish, refuse, resume, suspend } from './service.rules.ts';

export const serviceResolvers: Resolvers = {
  Query: {
    serviceProvider: (_, { id }, { open }) => open(providers).find(id),
    serviceProviders: (_, { state, ...page }, { open }) => open(providers).page({ state }, page),
    serviceOrder: (_, { id }, { open }) => open(orders).find(id),
    serviceOrders: (_, { elder, provider, state, ...page }, { open }) =>
      open(orders).page({ elder, providerId: provider, state }, page),
    satisfactionAnswers: (_, { about, ...page }, { open }) => open(answers).page({ about }, page),
  },
  Mutation: {
    registerProvider: (_, { input }, context) => registerOne(context, input),
    suspendProvider: (_, { id, version, reason }, { open }) =>
      open(providers).change(id, version, (row) => suspend(row, reason)),
    resumeProvider: (_, { id, version }, { open }) => open(providers).change(id, version, resume),
    placeServiceOrder: (_, { input }, context) => placeServiceOrder(context, input),
    acceptServiceOrder: (_, { id, version }, { open }) => open(orders).change(id, version, accept),
    refuseServiceOrder: (_, { id, version, reason }, { open }) =>
      open(orders).change(id, version, (row) => refuse(row, reason)),
    finishServiceOrder: (_, { id, version }, { open, now }) =>
      open(orders).change(id, version, (row) => finish(row, now)),
    confirmServiceOrder: (_, { id, version, score }, { open, now }) =>
      open(orders).change(id, version, (row) => confirm(row, score, now)),
    cancelServiceOrder: (_, { id, version, reason }, { open }) =>
      open(orders).change(id, version, (row) => cancel(row, reason)),
    answerSatisfaction: (_, { input }, context) => answer(context, input),
  },
  ServiceProvider: {
    __resolveReference: ({ id }, context) => seen(context, providers, id),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
  },
  ServiceOrder: {
    __resolveReference: ({ id }, context) => seen(context, orders, id),
    elder: ({ elder }, _, { open }) => open(elders).find(elder),
    provider: ({ providerId }, _, { open }) => open(providers).find(providerId),
  },
  SatisfactionAnswer: {
    __resolveReference: ({ id }, context) => seen(context, answers, id),
    answeredAt: ({ createdAt }) => createdAt,
  },
};
