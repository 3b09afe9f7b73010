import { qrHearers, qrPlaces, type Subgraph, withEndings } from '@linli/kit';
import { businessCircles } from './business-circle.model.ts';
import { ownChecklists, standardChecklists } from './checklist.model.ts';
import { prepareChecklists } from './checklist.reading.ts';
import { activities } from './circle-activity.model.ts';
import { turnCredit } from './credit.carry.ts';
import { creditRules } from './own-credit-rule.model.ts';
import { evidence, evidenceBytes } from './evidence.model.ts';
import { links } from './eyes.ts';
import { turnInspections } from './inspection.carry.ts';
import { caseOfInspection } from './inspection.hearing.ts';
import { inspections } from './inspection.model.ts';
import { turnLicences } from './licence.carry.ts';
import { licences } from './licence.model.ts';
import { lots } from './lot.model.ts';
import { markets } from './market.model.ts';
import { merchants } from './merchant.model.ts';
import { hearHouseChanged, hearHouseRemoved, hearPointMoved, hearPointRemoved } from './premises.hearing.ts';
import { prices } from './price.model.ts';
import { resolvers } from './resolvers.ts';
import { selfChecks } from './self-check.model.ts';
import { stalls } from './stall.model.ts';

/** Merchants, licences, inspections, business circles and markets 商户. */
export const subgraph: Subgraph = withEndings({
  name: 'merchants',
  schema: new URL('../schema.graphql', import.meta.url),
  collections: [
    merchants,
    licences,
    inspections,
    evidence,
    evidenceBytes,
    selfChecks,
    businessCircles,
    activities,
    markets,
    stalls,
    lots,
    prices,
    qrPlaces,
    ownChecklists,
    creditRules,
  ],
  references: [standardChecklists],
  resolvers,
  services: ['registry', 'settings', 'shop-front', 'trade'],
  links,
  hears: {
    ...qrHearers,
    'point.moved': hearPointMoved,
    'point.removed': hearPointRemoved,
    'house.changed': hearHouseChanged,
    'house.removed': hearHouseRemoved,
    'case.opened-for-inspection': caseOfInspection.opened,
    ...caseOfInspection.ends,
  },
  ticks: [
    { name: 'licences', seconds: 60, run: turnLicences },
    { name: 'inspections', seconds: 5, run: turnInspections },
    { name: 'credit', seconds: 60, run: turnCredit },
  ],
  prepare: prepareChecklists,
});
