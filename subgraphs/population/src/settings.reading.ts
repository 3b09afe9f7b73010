import type { Context } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { settings, type SettingsFields } from './population-settings.model.ts';
import { usual } from './settings.rules.ts';

/** The settings that hold at a place: the district's own, or the usual ones. */
export async function settingsAt({ reference }: Pick<Context, 'reference'>, place: string) {
  const district = districtOf(place);
  const own = await reference(settings).find(district);
  const { sources, verifyAfterDays, requestWorkingDays }: SettingsFields = own ?? usual;
  return { district, version: own?.version ?? 0, sources, verifyAfterDays, requestWorkingDays };
}

/** Who looks at a person there now, and how long that counts. */
export async function lookingAt(context: Pick<Context, 'now' | 'reference' | 'viewer'>, place: string) {
  const { viewer, now } = context;
  const { verifyAfterDays } = await settingsAt(context, place);
  return { viewer, now, verifyAfterDays };
}
