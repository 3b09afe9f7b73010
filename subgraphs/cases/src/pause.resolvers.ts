import { because } from '@linli/kit';
import { act, worldOf } from './case.carry.ts';
import { cases } from './case.model.ts';
import { extend, suspend } from './handle.rules.ts';
import { pauses } from './pause.model.ts';
import { approve, refuse, request } from './pause.rules.ts';
import type { Resolvers } from './schema.types.ts';

export const pauseResolvers: Resolvers = {
  Mutation: {
    async requestPause(_, { id, version, input }, context) {
      const row = await context.open(cases).change(id, version, () => null);
      const waiting = (await context.open(pauses).count({ caseId: id, state: 'REQUESTED' })) > 0;
      const decision = request(row, { ...input, reason: because(input.reason), waiting }, await worldOf(context, row));
      return context.open(pauses).insert(row.grid ?? row.jurisdiction, decision);
    },
    async approvePause(_, { id, version }, context) {
      const pause = await context.open(pauses).load(id);
      const row = await context.open(cases).load(pause.caseId);
      const world = await worldOf(context, row);
      const approved = await context.open(pauses).change(id, version, (each) => approve(each, row, world));
      const effect = pause.kind === 'SUSPEND' ? suspend : extend;
      await act(context, { id: row.id, version: null }, (each) => effect(each, pause.until, world));
      return approved;
    },
    async refusePause(_, { id, version, reason }, context) {
      const pause = await context.open(pauses).load(id);
      const row = await context.open(cases).load(pause.caseId);
      const world = await worldOf(context, row);
      return context.open(pauses).change(id, version, (each) => refuse(each, { row, reason: because(reason) }, world));
    },
  },
};
