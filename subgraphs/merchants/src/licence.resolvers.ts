import { seen } from './eyes.ts';
import { recordLicence, revokeLicence } from './licence.carry.ts';
import { licences } from './licence.model.ts';
import { renew } from './licence.rules.ts';
import { merchants } from './merchant.model.ts';
import type { Resolvers } from './schema.types.ts';

export const licenceResolvers: Resolvers = {
  Query: {
    licences: (_, { filter, ...page }, { open }) => open(licences).page({ ...filter }, page),
  },
  Mutation: {
    recordLicence: (_, { merchant, input }, context) => recordLicence(context, merchant, input),
    renewLicence: (_, { id, version, validTo }, { open, now }) =>
      open(licences).change(id, version, (row) => renew(row, validTo ?? null, now)),
    revokeLicence: (_, args, context) => revokeLicence(context, args),
  },
  Licence: {
    __resolveReference: ({ id }, context) => seen(context, licences, id),
    merchant: ({ merchant }, _, { open }) => open(merchants).find(merchant),
  },
};
