import { because, fail } from '@linli/kit';
import { addPhoto, photosOf } from './attachment.carry.ts';
import { act, writeSteps } from './case.carry.ts';
import { seesCase } from './case.eyes.ts';
import { cases } from './case.model.ts';
import { callBack, reopen, verifyFail, verifyOk, voidIt } from './close.rules.ts';
import { answerJoint, dispatch, escalate, makeJoint, reportUp } from './dispatch.rules.ts';
import { giveBack, resolve, resume, take } from './handle.rules.ts';
import { note } from './note.rules.ts';
import { accept, admit, appeal, merge, reject } from './report.rules.ts';
import { bringIn, told } from './report.carry.ts';
import type { Resolvers } from './schema.types.ts';

export const caseMutationResolvers: Resolvers = {
  Mutation: {
    reportCase: (_, { input }, context) => bringIn(context, told(input, context.viewer)),
    async mergeCase(_, { into, ...target }, context) {
      const parent = await context.open(cases).load(into);
      const merged = await act(context, target, (row, world) => merge(row, parent, world));
      await writeSteps(context, parent, [{ action: 'FOLLOW', note: merged.number }]);
      return merged;
    },
    rejectCase: (_, { reason, ...target }, context) =>
      act(context, target, (row, world) => reject(row, because(reason), world)),
    appealRejection: (_, { reason, ...target }, context) =>
      act(context, target, (row, world) => appeal(row, because(reason), world)),
    acceptCase: (_, target, context) => act(context, target, accept),
    admitCase: (_, target, context) => act(context, target, admit),
    async resolveCase(_, { input, ...target }, context) {
      const photos = await photosOf(context, target.id);
      const done = { result: because(input.result), checks: input.checks ?? [], photos };
      return act(context, target, (row, world) => resolve(row, done, world));
    },
    reportUpCase: (_, { cause, reason, ...target }, context) =>
      act(context, target, (row, world) => reportUp(row, { cause, reason: because(reason) }, world)),
    dispatchCase: (_, { to, note, ...target }, context) =>
      act(context, target, (row, world) => dispatch(row, { ...to, note }, world)),
    escalateCase: (_, { reason, ...target }, context) =>
      act(context, target, (row, world) => escalate(row, because(reason), world)),
    makeCaseJoint: (_, { lead, coHandlers, note, ...target }, context) =>
      act(context, target, (row, world) => makeJoint(row, { lead, coHandlers, note }, world)),
    takeCase: (_, target, context) => act(context, target, take),
    returnCase: (_, { reason, ...target }, context) =>
      act(context, target, (row, world) => giveBack(row, because(reason), world)),
    answerJoint: (_, { answer, note, ...target }, context) =>
      act(context, target, (row, world) => answerJoint(row, { answer, note: because(note) }, world)),
    resumeCase: (_, target, context) => act(context, target, resume),
    verifyCase: (_, { ok, reason, ...target }, context) =>
      act(context, target, (row, world) =>
        ok ? verifyOk(row, reason ?? null, world) : verifyFail(row, because(reason), world),
      ),
    recordCallback: (_, { input, ...target }, context) =>
      act(context, target, (row, world) => callBack(row, input, world)),
    reopenCase: (_, { reason, ...target }, context) =>
      act(context, target, (row, world) => reopen(row, because(reason), world)),
    voidCase: (_, { reason, ...target }, context) =>
      act(context, target, (row, world) => voidIt(row, because(reason), world)),
    addCaseNote: (_, { text, isPublic, ...target }, context) =>
      act(context, target, (_, world) => note({ text: because(text), isPublic: isPublic === true }, world)),
    async attachPhoto(_, { caseId, photo }, context) {
      const row = await context.open(cases).load(caseId);
      if (!seesCase(context.viewer, row)) fail('NOT_FOUND', { field: 'caseId', id: caseId });
      return addPhoto(context, row, photo);
    },
  },
};
