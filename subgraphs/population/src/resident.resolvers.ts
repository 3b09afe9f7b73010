import { changeRecords } from './change-record.model.ts';
import { ifReads, ownResident, reads, seenResident } from './eyes.ts';
import { households } from './household.model.ts';
import { kinships } from './kinship.model.ts';
import { lookUp } from './lookup.ts';
import { residences } from './residence.model.ts';
import { residents } from './resident.model.ts';
import type { Resolvers } from './schema.types.ts';

export const residentResolvers: Resolvers = {
  Query: {
    resident: (_, { id }, { open }) => open(residents).find(id),
    residents: (_, { filter, ...page }, { open }) => open(residents).page({ status: 'PRESENT', ...filter }, page),
    lookupResidents: (_, { by, word }, context) => lookUp(context, by, word),
    verificationReminders: (_, page, { open }) => open(residents).page({ status: 'PRESENT', unverified: true }, page),
    myResident: (_, __, context) => ownResident(context),
  },
  Resident: {
    __resolveReference: ({ id }, context) => seenResident(context, id),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    household: ({ householdId }, _, { open }) => (householdId ? open(households).find(householdId) : null),
    house: ({ houseId }) => (houseId ? { id: houseId } : null),
    residences: ({ id }, page, { open }) => open(residences).page({ residentId: id }, page),
    relatives: ({ id }, page, { open, viewer }) => open(kinships).page({ residentId: id, ...ifReads(viewer) }, page),
    origins: ({ origins, account }, _, { viewer }) =>
      origins.flatMap(({ fields, by, change = null, ...origin }) => {
        const who = reads(viewer) && by !== account ? by : null;
        return fields.map((field) => ({ ...origin, field, by: who, changeId: change }));
      }),
    changes: ({ id }, { state, ...page }, { open }) => open(changeRecords).page({ residentId: id, state }, page),
    isLinked: ({ account }) => Boolean(account),
    mergedInto: ({ mergedInto }, _, context) => seenResident(context, mergedInto),
  },
  FieldOrigin: {
    change: ({ changeId }, _, { open }) => (changeId ? open(changeRecords).find(changeId) : null),
  },
  Residence: {
    __resolveReference: ({ id }, { open, viewer }) => (reads(viewer) ? open(residences).find(id) : null),
    resident: ({ residentId }, _, context) => seenResident(context, residentId),
    house: ({ houseId }) => ({ id: houseId }),
  },
  Kinship: {
    __resolveReference: ({ id }, { open, viewer }) => (reads(viewer) ? open(kinships).find(id) : null),
    resident: ({ residentId }, _, context) => seenResident(context, residentId),
    relative: ({ relativeId }, _, context) => seenResident(context, relativeId),
  },
};
