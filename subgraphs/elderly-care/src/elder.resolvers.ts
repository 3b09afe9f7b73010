import { dayOf, type Context } from '@linli/kit';
import { alerts } from './alert.model.ts';
import { isElderly } from './age.ts';
import { plans } from './care-plan.model.ts';
import { careTasks } from './care-task.model.ts';
import { contacts } from './elder-contact.model.ts';
import { elders, type ElderProfile } from './elder-profile.model.ts';
import { addContact, currentOf, registerElder } from './elder.carry.ts';
import { describe, isWatchedByRule, watch } from './elder.rules.ts';
import { seen } from './eyes.ts';
import { meals } from './meal-order.model.ts';
import type { Resolvers } from './schema.types.ts';

const MOST = { limit: 50 };

// What still comes, or came, of today's meals: the earlier one until it is over.
async function todays({ open, now }: Context, { id: elder }: ElderProfile) {
  const found = await open(meals).some({ elder, day: dayOf(now) }, MOST);
  const live = found.filter(({ state }) => state !== 'CANCELLED');
  const waits = live.filter(({ checkAt }) => checkAt);
  return [...(waits.length > 0 ? waits : live)].sort((a, b) => (a.meal > b.meal ? -1 : 1))[0] ?? null;
}

// Population counts the years; whoever is eighty is at least of that band.
const bandOfYears = (years: number): string | null => (years >= 80 ? 'AGE_80_89' : years >= 60 ? 'AGE_60_69' : null);

interface Known {
  readonly ageYears?: number | null;
  readonly livesAlone?: boolean;
}

const watchReasonOf = ({ ageYears, livesAlone }: Known) =>
  isWatchedByRule(bandOfYears(ageYears ?? 0), livesAlone ?? false) ? ('ALONE_80' as const) : null;

export const elderResolvers: Resolvers = {
  Query: {
    elderProfile: (_, { id }, { open }) => open(elders).find(id),
    elderProfiles: (_, { filter, ...page }, { open }) => open(elders).page({ ...filter }, page),
    watchList: (_, page, { open }) => open(elders).page({ watchLevel: 'CLOSE' }, page),
  },
  Mutation: {
    registerElder: (_, { input }, context) => registerElder(context, input),
    describeElder: (_, { id, version, ...told }, { open }) =>
      open(elders).change(id, version, (row) => describe(row, told)),
    watchElder: (_, { id, version, watched, reason }, { open }) =>
      open(elders).change(id, version, (row) => watch(row, watched, reason)),
    addElderContact: (_, { input }, context) => addContact(context, input),
    removeElderContact: async (_, { id, version }, { open }) => {
      await open(contacts).remove(id, version, () => ({ event: { type: 'elder-contact.removed' } }));
      return id;
    },
  },
  ElderProfile: {
    __resolveReference: ({ id }, context) => seen(context, elders, id),
    resident: ({ id }) => ({ id }),
    jurisdictionCode: ({ jurisdiction }) => jurisdiction,
    gridCode: ({ grid }) => grid ?? null,
    ageBand: ({ band }) => band ?? null,
    livesAlone: ({ alone }) => alone,
    assessment: ({ id }, _, context) => currentOf(context, id),
    contacts: ({ id: elder }, _, { open }) => open(contacts).some({ elder }, MOST),
    carePlan: ({ id: elder }, _, { open }) => open(plans).findBy({ elder, state: 'ACTIVE' }),
    careTasks: ({ id: elder }, page, { open }) => open(careTasks).page({ elder }, page),
    alerts: ({ id: elder }, page, { open }) => open(alerts).page({ elder }, page),
    todaysMeal: (profile, _, context) => todays(context, profile),
    meals: ({ id: elder }, page, { open }) => open(meals).page({ elder }, page),
  },
  ElderContact: { __resolveReference: ({ id }, context) => seen(context, contacts, id) },
  Resident: {
    __resolveReference: (key) => key,
    isElder: ({ ageYears }) => (typeof ageYears === 'number' ? isElderly(bandOfYears(ageYears)) : null),
    // The planner brings both along; the generated type names only one of them.
    watchReason: (resident) => watchReasonOf(resident as Known),
    elderProfile: ({ id }, _, context) => seen(context, elders, id),
  },
};
