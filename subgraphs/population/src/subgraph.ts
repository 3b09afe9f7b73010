import { importing } from '@linli/imports';
import type { Subgraph } from '@linli/kit';
import { changeRecords } from './change-record.model.ts';
import { consents } from './consent.model.ts';
import { findDuplicates } from './duplicate.finding.ts';
import { erasures } from './erasure.model.ts';
import { households } from './household.model.ts';
import { kinships } from './kinship.model.ts';
import { hearHouse, hearHouseRemoved } from './known-house.hearing.ts';
import { knownHouses } from './known-house.model.ts';
import { ledgers } from './ledger.target.ts';
import { links } from './links.ts';
import { candidates } from './merge-candidate.model.ts';
import { merges } from './merge.model.ts';
import { clocks } from './population-clock.model.ts';
import { settings } from './population-settings.model.ts';
import { residences } from './residence.model.ts';
import { residents } from './resident.model.ts';
import { resolvers } from './resolvers.ts';
import { accesses } from './special-tag-access.model.ts';
import { specialTags } from './special-tag.model.ts';
import { endAccesses } from './special-tag.resolvers.ts';
import { subjectRequests } from './subject-request.model.ts';
import { lapseAll } from './subject-request.resolvers.ts';
import { celebrate, remindAll } from './ticks.ts';

const own: Subgraph = {
  name: 'population',
  schema: new URL('../schema.graphql', import.meta.url),
  collections: [
    residents,
    households,
    residences,
    kinships,
    knownHouses,
    changeRecords,
    specialTags,
    accesses,
    candidates,
    merges,
    consents,
    subjectRequests,
    erasures.kept,
  ],
  references: [settings, clocks],
  resolvers,
  links,
  services: ['household', 'matching', 'houses', 'kinship', 'erasure', 'moving'],
  hears: {
    'house.registered': hearHouse,
    'house.changed': hearHouse,
    'house.removed': hearHouseRemoved,
  },
  ticks: [
    { name: 'birthdays', seconds: 600, run: celebrate },
    { name: 'reminders', seconds: 600, run: remindAll },
    { name: 'duplicates', seconds: 15, run: findDuplicates },
    { name: 'requests', seconds: 600, run: lapseAll },
    { name: 'tag-accesses', seconds: 30, run: endAccesses },
  ],
};

/** Residents, households and what is known of them 人口, with the ledgers people bring. */
export const subgraph: Subgraph = importing(own, ledgers);
