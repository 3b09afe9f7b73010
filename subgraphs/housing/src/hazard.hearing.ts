import { followingCases } from '@linli/kit';
import { act } from './hazard.carry.ts';
import { hazards, type Hazard } from './hazard.model.ts';
import { comeBack, endByCase, follow } from './hazard.rules.ts';

/** cases: what becomes of the case that was opened for a hazard. */
export const caseOfHazard = followingCases<Hazard>({
  source: hazards,
  named: 'hazard',
  waiting: { isOpen: true, state: 'ESCALATED' },
  act: (context, id, rule) => act(context, { id, version: null }, (row, { now }) => rule(row, now)),
  follow,
  closed: endByCase,
  voided: comeBack,
});
