import { districtOf } from '@linli/vocabulary';
import { attachments } from './attachment.model.ts';
import { bytesOf } from './attachment.carry.ts';
import { timingOf } from './case.clocks.ts';
import { cases, type Case } from './case.model.ts';
import { actionsOf } from './case.permission.ts';
import { steps } from './case-step.model.ts';
import { lightOf } from './clock.ts';
import { filterOf } from './case.filter.ts';
import { pauses } from './pause.model.ts';
import type { Resolvers } from './schema.types.ts';
import { calendarAt } from './working-calendar.reading.ts';

// A case has at most thirty photos; more requests than this nobody writes.
const MOST = 100;

const partsOf = ({ coHandlers }: Case) =>
  coHandlers.map(({ clock, ...part }) => ({ ...part, clock, dueAt: clock.dueAt }));

export const caseResolvers: Resolvers = {
  Query: {
    case: (_, { id }, { open }) => open(cases).find(id),
    caseByNumber: (_, { number }, { open }) => open(cases).findBy({ number }),
    cases: (_, { filter, ...page }, { open, viewer }) => open(cases).page(filterOf(filter, viewer), page),
    myReports: (_, page, { open, viewer }) => open(cases).page({ createdBy: viewer.id }, page),
  },
  Case: {
    __resolveReference: ({ id }, { open }) => open(cases).find(id),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    node: ({ nodeCode }) => ({ code: nodeCode }),
    async clocks({ clocks, jurisdiction }, _, context) {
      const calendar = await calendarAt(context, districtOf(jurisdiction));
      return clocks.map((clock) => ({ ...clock, light: lightOf(clock, context.now, timingOf(clock, { calendar })) }));
    },
    async coHandlers(row, _, context) {
      const calendar = await calendarAt(context, districtOf(row.jurisdiction));
      return partsOf(row).map(({ clock, ...part }) => ({
        ...part,
        light: lightOf(clock, context.now, timingOf(clock, { calendar })),
      }));
    },
    timeline: ({ id }, page, { open }) => open(steps).page({ caseId: id }, page),
    attachments: ({ id }, _, { open }) => open(attachments).some({ caseId: id }, { limit: MOST }),
    pauses: ({ id }, _, { open }) => open(pauses).some({ caseId: id }, { limit: MOST }),
    duplicateOf: ({ duplicateOf }, _, { open }) => (duplicateOf ? open(cases).find(duplicateOf) : null),
    duplicates: ({ id }, page, { open }) => open(cases).page({ duplicateOf: id }, page),
    actions: (row, _, { viewer, now }) => actionsOf(row, { viewer, now }),
  },
  CaseStep: {
    __resolveReference: ({ id }, { open }) => open(steps).find(id),
  },
  Pause: {
    __resolveReference: ({ id }, { open }) => open(pauses).find(id),
    case: ({ caseId }, _, { open }) => open(cases).find(caseId),
    requestedBy: ({ createdBy }) => createdBy,
    requestedAt: ({ createdAt }) => createdAt,
  },
  Attachment: {
    __resolveReference: ({ id }, { open }) => open(attachments).find(id),
    addedBy: ({ createdBy }) => createdBy,
    addedAt: ({ createdAt }) => createdAt,
    content: ({ bytesId }, _, context) => bytesOf(context, bytesId),
  },
};
