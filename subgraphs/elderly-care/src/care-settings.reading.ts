import type { Context } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { settings, type CareSettingsFields } from './care-settings.model.ts';
import { settingNames, usual } from './care-settings.rules.ts';

/** The settings that hold at a place: the district's own, or the usual ones at version 0. */
export async function settingsAt({ reference }: Pick<Context, 'reference'>, place: string) {
  const district = districtOf(place);
  const own = await reference(settings).find(district);
  const from = own ?? usual;
  const fields = Object.fromEntries(settingNames.map((name) => [name, from[name]])) as unknown as CareSettingsFields;
  return { district, version: own?.version ?? 0, ...fields };
}
