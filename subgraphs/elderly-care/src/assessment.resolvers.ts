import { abilityItems, levelBounds, SCALE_VERSION } from './ability.scale.ts';
import { assessments } from './ability-assessment.model.ts';
import { act, publishAssessment, signAssessment, startAssessment } from './assessment.carry.ts';
import { appeal, decide, record, sendBack } from './assessment.rules.ts';
import { elders } from './elder-profile.model.ts';
import { seen } from './eyes.ts';
import type { Resolvers } from './schema.types.ts';

export const assessmentResolvers: Resolvers = {
  Query: {
    abilityScale: () => ({ version: SCALE_VERSION, items: abilityItems, bounds: [...levelBounds] }),
    abilityAssessment: (_, { id }, { open }) => open(assessments).find(id),
    abilityAssessments: (_, { elder, state, ...page }, { open }) => open(assessments).page({ elder, state }, page),
  },
  Mutation: {
    startAssessment: (_, { input }, context) => startAssessment(context, input),
    recordAbility: (_, { input, ...target }, context) => act(context, target, (row) => record(row, input, context)),
    signAssessment: (_, target, context) => signAssessment(context, target),
    returnAssessment: (_, { reason, ...target }, context) =>
      act(context, target, (row) => sendBack(row, reason, context)),
    publishAssessment: (_, target, context) => publishAssessment(context, target),
    appealAssessment: (_, { reason, ...target }, context) =>
      act(context, target, (row) => appeal(row, reason, context)),
    decideAssessmentAppeal: (_, { keep, reason, ...target }, context) =>
      act(context, target, (row) => decide(row, { keep, reason }, context)),
  },
  AbilityAssessment: {
    __resolveReference: ({ id }, context) => seen(context, assessments, id),
    elder: ({ elder }, _, { open }) => open(elders).find(elder),
    resident: ({ elder: id }) => ({ id }),
    answers: ({ answers }) => Object.entries(answers).map(([item, score]) => ({ item, score })),
  },
};
