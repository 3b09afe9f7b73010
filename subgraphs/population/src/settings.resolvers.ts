import { checkedCode, fail, type Context } from '@linli/kit';
import { codeListOf, districtOf, isWithin } from '@linli/vocabulary';
import { careTags } from './care-tag.rules.ts';
import { settings } from './population-settings.model.ts';
import type { PopulationSettingsInput, Resolvers } from './schema.types.ts';
import { settingsAt } from './settings.reading.ts';
import { checkedSettings } from './settings.rules.ts';
import { specialKinds } from './special-tag.kinds.ts';

/** A whole district of the caller's: who acts below one does not set its rules. */
function districtAsked(code: string, { viewer }: Context): string {
  const whole = checkedCode(code, 'district');
  if (districtOf(whole) !== whole) fail('CODE_INVALID', { field: 'district' });
  if (!viewer.nodes.some((own) => isWithin(whole, own))) fail('NOT_FOUND', { field: 'district' });
  return whole;
}

const event = { type: 'population.configured' } as const;

async function configure(context: Context, district: string, told: PopulationSettingsInput & { version: number }) {
  const { version, ...input } = told;
  const opened = context.reference(settings);
  const set = checkedSettings(input);
  const found = await opened.find(district);
  if (!found && version !== 0) fail('CHANGED_MEANWHILE', { version: 0 });
  if (found) await opened.change(district, version, () => ({ set, event }));
  else await opened.insert(district, { set, event });
  return { ...set, district, version: version + 1 };
}

const listed = (id: string) => (codeListOf(id)?.entries ?? []).map(({ code, zh }) => ({ code, zh }));

export const settingsResolvers: Resolvers = {
  Query: {
    populationSettings: (_, { within }, context) => settingsAt(context, checkedCode(within, 'within')),
    populationCodes: () => ({
      careTags: Object.entries(careTags).map(([code, zh]) => ({ code, zh })),
      specialTags: Object.entries(specialKinds).map(([code, kind]) => ({ code, ...kind })),
      sexes: listed('sex'),
      ethnicGroups: listed('ethnic-group'),
      educations: listed('education'),
      maritalStatuses: listed('marital-status'),
      politicalStatuses: listed('political-status'),
    }),
  },
  Mutation: {
    configurePopulation: (_, { district, version, input }, context) =>
      configure(context, districtAsked(district, context), { version, ...input }),
  },
};
