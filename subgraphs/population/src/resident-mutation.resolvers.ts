import { because } from '@linli/kit';
import { tag } from './care-tag.rules.ts';
import { approveChange, proposeChanges, rejectChange } from './change.carry.ts';
import { changeRecords } from './change-record.model.ts';
import { reads, seenResident } from './eyes.ts';
import { moveOutResident, moveResident, recordDeath, takeDeathBack } from './move.carry.ts';
import { proposeOwn } from './own.carry.ts';
import { registerResident } from './resident.carry.ts';
import { residents } from './resident.model.ts';
import { verify } from './resident.rules.ts';
import type { Resolvers } from './schema.types.ts';
import { lookingAt } from './settings.reading.ts';
import { visitAsked } from './visit.ts';

export const residentMutationResolvers: Resolvers = {
  Query: {
    changeRecords: (_, { state, source, ...page }, { open }) => open(changeRecords).page({ state, source }, page),
  },
  Mutation: {
    registerResident: (_, { input }, context) => registerResident(context, input),
    async verifyResident(_, { id, version, visit }, context) {
      const opened = context.open(residents);
      const looking = await lookingAt(context, (await opened.load(id)).jurisdiction);
      return opened.change(id, version, (row) => verify(row, { ...looking, visit: visitAsked(visit) }));
    },
    proposeChanges: (_, { input, ...target }, context) => proposeChanges(context, target, input),
    proposeOwnChanges: (_, { changes, ...target }, context) => proposeOwn(context, target, changes),
    approveChange: (_, target, context) => approveChange(context, target),
    rejectChange: (_, { reason, ...target }, context) => rejectChange(context, target, because(reason)),
    moveResident: (_, { input, ...target }, context) => moveResident(context, target, input),
    moveOutResident: (_, { on, reason, ...target }, context) => moveOutResident(context, target, { on, reason }),
    recordDeath: (_, { on, evidence, ...target }, context) => recordDeath(context, target, { on, evidence }),
    undoDeath: (_, { reason, ...target }, context) => takeDeathBack(context, target, because(reason)),
    setCareTags: (_, { id, version, tags, reason }, { open }) =>
      open(residents).change(id, version, (row) => tag(row, tags, because(reason))),
  },
  ChangeRecord: {
    __resolveReference: ({ id }, { open, viewer }) => (reads(viewer) ? open(changeRecords).find(id) : null),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    resident: ({ residentId }, _, context) => seenResident(context, residentId),
    before: ({ isSensitive, before }) => (isSensitive ? null : before),
    after: ({ isSensitive, after }) => (isSensitive ? null : after),
    sensitiveBefore: ({ isSensitive, before }) => (isSensitive ? before : null),
    sensitiveAfter: ({ isSensitive, after }) => (isSensitive ? after : null),
    visit: ({ visitId }) => (visitId ? { id: visitId } : null),
    proposedBy: ({ proposedBy }, _, { viewer }) => (reads(viewer) ? proposedBy : null),
    decidedBy: ({ decidedBy }, _, { viewer }) => (reads(viewer) ? decidedBy : null),
  },
};
