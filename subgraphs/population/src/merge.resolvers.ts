import { because } from '@linli/kit';
import { may, seenResident } from './eyes.ts';
import { dismiss, merge, suggestPair, undoMerge } from './merge.carry.ts';
import { candidates } from './merge-candidate.model.ts';
import { merges } from './merge.model.ts';
import { undoUntil } from './merge.rules.ts';
import type { Resolvers } from './schema.types.ts';

export const mergingResolvers: Resolvers = {
  Query: {
    mergeCandidates: (_, { state, ...page }, { open }) => open(candidates).page({ state }, page),
    merges: (_, page, { open }) => open(merges).page({}, page),
  },
  Mutation: {
    suggestDuplicate: (_, { a, b, reason }, context) => suggestPair(context, [a, b], because(reason)),
    dismissDuplicate: (_, { reason, ...target }, context) => dismiss(context, target, because(reason)),
    mergeResidents: (_, { input, ...target }, context) =>
      merge(context, target, {
        survivor: input.survivor,
        fromOther: input.fromOther ?? [],
        reason: because(input.reason),
      }),
    undoMerge: (_, { reason, ...target }, context) => undoMerge(context, target, because(reason)),
  },
  MergeCandidate: {
    __resolveReference: ({ id }, { open, viewer }) =>
      may(viewer, 'resident.merge') ? open(candidates).find(id) : null,
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    a: ({ a }, _, context) => seenResident(context, a),
    b: ({ b }, _, context) => seenResident(context, b),
    merge: ({ mergeId }, _, { open }) => (mergeId ? open(merges).find(mergeId) : null),
  },
  Merge: {
    __resolveReference: ({ id }, { open, viewer }) => (may(viewer, 'resident.merge') ? open(merges).find(id) : null),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    into: ({ into }, _, context) => seenResident(context, into),
    from: ({ from }, _, context) => seenResident(context, from),
    undoUntil: (row) => undoUntil(row),
  },
};
