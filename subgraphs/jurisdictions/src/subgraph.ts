import type { Subgraph } from '@linli/kit';
import { alertCalls } from './alert-call.model.ts';
import { appraisals } from './appraisal.model.ts';
import { assignments } from './assignment.model.ts';
import { hearAlertRaised, hearMealMissed } from './elder.hearing.ts';
import { grids } from './grid.model.ts';
import { hearResidentErased, hearResidentMerged, hearResidentUnmerged } from './household.hearing.ts';
import { divisions } from './jurisdiction.model.ts';
import { links } from './links.ts';
import { prepareTree } from './national-tree.ts';
import { points } from './point.model.ts';
import { qrCodes } from './qr-code.model.ts';
import { resolvers } from './resolvers.ts';
import { scans } from './scan.model.ts';
import { tasks } from './task.model.ts';
import { visits } from './visit.model.ts';
import { expireTasks, missVisits } from './visit.steps.ts';
import { workers } from './worker.model.ts';

/** Divisions, grids and who works in them 区划与网格. */
export const subgraph: Subgraph = {
  name: 'jurisdictions',
  schema: new URL('../schema.graphql', import.meta.url),
  collections: [grids, workers, assignments, points, qrCodes, scans, visits, tasks, appraisals, alertCalls],
  references: [divisions],
  resolvers,
  links,
  services: ['qr-page', 'map', 'residents', 'elders'],
  hears: {
    'alert.raised': hearAlertRaised,
    'meal.missed': hearMealMissed,
    'resident.merged': hearResidentMerged,
    'resident.unmerged': hearResidentUnmerged,
    'resident.erased': hearResidentErased,
  },
  ticks: [
    { name: 'missed-visits', seconds: 60, run: missVisits },
    { name: 'overdue-tasks', seconds: 60, run: expireTasks },
  ],
  prepare: prepareTree,
};
