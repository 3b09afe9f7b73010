import { followingCases } from '@linli/kit';
import { act } from './inspection.carry.ts';
import { inspections, type Inspection } from './inspection.model.ts';
import { comeBack, follow, settle } from './rectification.rules.ts';

/** cases: what becomes of the case that was opened for what enforcement has. */
export const caseOfInspection = followingCases<Inspection>({
  source: inspections,
  named: 'inspection',
  waiting: { state: 'TRANSFERRED' },
  act: (context, id, rule) => act(context, { id, version: null }, (row, { now }) => rule(row, now)),
  follow,
  closed: settle,
  voided: comeBack,
});
