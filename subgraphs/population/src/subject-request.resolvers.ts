import { because, dayOf, type Context, placeOf } from '@linli/kit';
import { consents } from './consent.model.ts';
import { give, withdraw } from './consent.rules.ts';
import { may, reads, seenResident } from './eyes.ts';
import { isTheirs } from './links.ts';
import { residents } from './resident.model.ts';
import type { Resolvers } from './schema.types.ts';
import {
  askAboutMyself,
  fulfilRequest,
  linkAccount,
  refuseRequest,
  reviewRequest,
  takeIn,
  unlinkAccount,
} from './subject-request.carry.ts';
import { openStates, subjectRequests, type SubjectRequest } from './subject-request.model.ts';
import { checkIdentity, lapse } from './subject-request.rules.ts';

const MOST = { limit: 500 };

/** Those who take requests in, and the person who asked. */
async function seenRequest({ open, viewer }: Context, id: string): Promise<SubjectRequest | null> {
  const row = await open(subjectRequests).find(id);
  return row && (may(viewer, 'subject-request.take') || row.account === viewer.id) ? row : null;
}

export const subjectRequestResolvers: Resolvers = {
  Query: {
    subjectRequests: (_, { state, ...page }, { open }) => open(subjectRequests).page({ state }, page),
    subjectRequest: (_, { id }, context) => seenRequest(context, id),
    mySubjectRequests: (_, page, { open, viewer }) => open(subjectRequests).page({ account: viewer.id }, page),
  },
  Mutation: {
    async recordConsent(_, { input }, context) {
      const { open } = context;
      const resident = await open(residents).load(input.resident);
      const known = await open(consents).some({ residentId: resident.id }, MOST);
      return open(consents).insert(placeOf(resident), give(resident, { ...input, known }, context));
    },
    withdrawConsent: (_, { id, version, evidence }, { open, ...at }) =>
      open(consents).change(id, version, (row) => withdraw(row, evidence, at)),
    receiveSubjectRequest: async (_, { input: { resident, kind, wish } }, context) =>
      takeIn(context, await context.open(residents).load(resident), { kind, wish, account: null }),
    askAboutMyself: (_, asking, context) => askAboutMyself(context, asking),
    checkRequesterIdentity: (_, { id, version, evidence }, { open, ...at }) =>
      open(subjectRequests).change(id, version, (row) => checkIdentity(row, evidence, at)),
    reviewSubjectRequest: (_, target, context) => reviewRequest(context, target),
    fulfilSubjectRequest: (_, { changes, ...target }, context) => fulfilRequest(context, target, changes ?? []),
    refuseSubjectRequest: (_, { reason, ...target }, context) => refuseRequest(context, target, because(reason)),
    linkAccount: (_, { account, ...target }, context) => linkAccount(context, target, account),
    unlinkAccount: (_, { reason, ...target }, context) => unlinkAccount(context, target, because(reason)),
  },
  Resident: {
    consents: ({ id }, page, { open }) => open(consents).page({ residentId: id }, page),
  },
  Consent: {
    __resolveReference: ({ id }, { open, viewer }) => (reads(viewer) ? open(consents).find(id) : null),
    resident: ({ residentId }, _, context) => seenResident(context, residentId),
  },
  SubjectRequest: {
    __resolveReference: ({ id }, context) => seenRequest(context, id),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    resident: ({ residentId }, _, context) => seenResident(context, residentId),
    // Which fields there are, and how many tags, is for those who may read the rest of it.
    copy: ({ id, residentId: about, jurisdiction, grid = null, version, account = null, copy }, _, { viewer }) =>
      (isTheirs({ account }, viewer) &&
        copy?.map((line, at) => ({
          ...line,
          id: `${id}/${line.field}/${at}`,
          jurisdiction,
          grid,
          version,
          account,
          about,
        }))) ||
      null,
  },
};

/** Requests whose day to answer by has passed. */
export async function lapseAll(context: Context): Promise<number> {
  const today = dayOf(context.now);
  const asked = { state: openStates, isOverdue: false, dueOn: { until: today } };
  const due = await context.open(subjectRequests).some(asked, MOST);
  return context.eachOne(
    due.map(({ id }) => id),
    (id, { open }) => open(subjectRequests).amend(id, (row) => lapse(row, today)),
  );
}
