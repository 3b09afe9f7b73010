import type { Context } from '@linli/kit';
import { bytesOf } from './attachment.carry.ts';
import { attachments } from './attachment.model.ts';
import { timingOf } from './case.clocks.ts';
import { isPauseAsked, isStaff, seenCase } from './case.eyes.ts';
import { filterOf, numberIn, searched } from './case.filter.ts';
import { cases, type Case } from './case.model.ts';
import { actionsOf } from './case.permission.ts';
import { steps } from './case-step.model.ts';
import { lightOf, type Clock } from './clock.ts';
import { pauses } from './pause.model.ts';
import type { Resolvers } from './schema.types.ts';
import { calendarAt } from './working-calendar.reading.ts';

// A case has at most thirty photos; more requests than this nobody writes.
const MOST = 100;

/** The colour of a clock of this case, now. */
async function lights(context: Context, { jurisdiction }: Case) {
  const calendar = await calendarAt(context, jurisdiction);
  return (clock: Clock) => lightOf(clock, context.now, timingOf(clock, { calendar }));
}

// Of other people's cases, a reporter sees nothing.
const own = ({ viewer }: Context) => (isStaff(viewer) ? {} : { createdBy: viewer.id });

export const caseResolvers: Resolvers = {
  Query: {
    case: (_, { id }, { open }) => open(cases).find(id),
    caseByNumber: (_, { number }, { open }) => open(cases).findBy({ number }),
    cases: (_, { filter, ...page }, { open, viewer }) =>
      open(cases).page({ ...filterOf(filter, viewer), ...numberIn(page.search) }, searched(page)),
    attachment: (_, { id }, { open }) => open(attachments).find(id),
    myReports: (_, page, { open, viewer }) => open(cases).page({ createdBy: viewer.id }, page),
  },
  Case: {
    __resolveReference: ({ id }, context) => seenCase(context, id),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    jurisdiction: ({ jurisdiction }) => ({ code: jurisdiction }),
    gridCode: ({ grid }) => grid ?? null,
    grid: ({ grid }) => (grid ? { code: grid } : null),
    node: ({ nodeCode }) => ({ code: nodeCode }),
    async clocks(row, _, context) {
      const lightNow = await lights(context, row);
      return row.clocks.map((clock) => ({ ...clock, light: lightNow(clock) }));
    },
    async coHandlers(row, _, context) {
      const lightNow = await lights(context, row);
      return row.coHandlers.map(({ clock, note, ...part }) => ({
        ...part,
        dueAt: clock.dueAt,
        light: lightNow(clock),
        note: isStaff(context.viewer) ? (note ?? null) : null,
      }));
    },
    timeline: ({ id }, page, { open, viewer }) =>
      open(steps).page({ caseId: id, ...(isStaff(viewer) ? {} : { isPublic: true }) }, page),
    attachments: ({ id }, _, { open }) => open(attachments).some({ caseId: id }, { limit: MOST }),
    pauses: async ({ id }, _, { open, viewer }) =>
      isStaff(viewer) ? open(pauses).some({ caseId: id }, { limit: MOST }) : [],
    duplicateOf: ({ duplicateOf }, _, context) => (duplicateOf ? seenCase(context, duplicateOf) : null),
    duplicates: ({ id }, page, context) => context.open(cases).page({ duplicateOf: id, ...own(context) }, page),
    actions: async (row, _, context) => actionsOf(row, context, await isPauseAsked(context, row)),
  },
  CaseStep: {
    __resolveReference: ({ id }, { open, viewer }) => (isStaff(viewer) ? open(steps).find(id) : null),
  },
  Pause: {
    __resolveReference: ({ id }, { open, viewer }) => (isStaff(viewer) ? open(pauses).find(id) : null),
    case: ({ caseId }, _, context) => seenCase(context, caseId),
    requestedBy: ({ createdBy }) => createdBy,
    requestedAt: ({ createdAt }) => createdAt,
  },
  Attachment: {
    __resolveReference: ({ id }, { open, viewer }) => (isStaff(viewer) ? open(attachments).find(id) : null),
    addedBy: ({ createdBy }) => createdBy,
    addedAt: ({ createdAt }) => createdAt,
    content: ({ bytesId }, _, context) => bytesOf(context, bytesId),
  },
};
