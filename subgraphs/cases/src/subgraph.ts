import { qrHearers, qrPlaces, type Subgraph } from '@linli/kit';
import { alertCases } from './alert-case.model.ts';
import { hearAlertRaised } from './alert.hearing.ts';
import { attachments, photoBytes } from './attachment.model.ts';
import { bulletins } from './bulletin.model.ts';
import { nationalCategories, ownCategories } from './case-category.model.ts';
import { prepareCategories } from './case-category.reading.ts';
import { steps } from './case-step.model.ts';
import { warn } from './case-warning.carry.ts';
import { warnings } from './case-warning.model.ts';
import { turnClocks } from './case.clock-tick.ts';
import { links } from './case.eyes.ts';
import { cases } from './case.model.ts';
import { hazardCases } from './hazard-case.model.ts';
import { hearHazardEscalated } from './hazard.hearing.ts';
import { inspectionCases } from './inspection-case.model.ts';
import { hearRectificationTransferred } from './inspection.hearing.ts';
import { pauses } from './pause.model.ts';
import { hearResidentErased, hearResidentMerged, hearResidentUnmerged } from './resident.hearing.ts';
import { resolvers } from './resolvers.ts';
import { tierUnits } from './tier-unit.model.ts';
import { hearAdminModel, prepareTierUnits } from './tier-unit.reading.ts';
import { calendars } from './working-calendar.model.ts';

/** Cases from report to close 案件. */
export const subgraph: Subgraph = {
  name: 'cases',
  schema: new URL('../schema.graphql', import.meta.url),
  collections: [
    cases,
    steps,
    pauses,
    attachments,
    photoBytes,
    bulletins,
    warnings,
    qrPlaces,
    ownCategories,
    calendars,
    hazardCases,
    alertCases,
    inspectionCases,
  ],
  references: [nationalCategories, tierUnits],
  resolvers,
  services: ['reporter', 'settings', 'registry', 'residents'],
  links,
  hears: {
    ...qrHearers,
    'hazard.escalated': hearHazardEscalated,
    'alert.raised': hearAlertRaised,
    'rectification.transferred': hearRectificationTransferred,
    'resident.merged': hearResidentMerged,
    'resident.unmerged': hearResidentUnmerged,
    'resident.erased': hearResidentErased,
    'division.admin-model-changed': hearAdminModel,
  },
  ticks: [
    { name: 'clock', seconds: 5, run: turnClocks },
    { name: 'warnings', seconds: 60, run: warn },
  ],
  async prepare(context) {
    await prepareCategories(context);
    await prepareTierUnits(context);
  },
};
