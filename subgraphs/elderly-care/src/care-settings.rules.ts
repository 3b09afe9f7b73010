import { fail } from '@linli/kit';
import type { CareSettingsFields } from './care-settings.model.ts';

/** What holds where a district has said nothing (proposal: the field papers name the chain, not its minutes). */
export const usual: CareSettingsFields = {
  workerMinutes: 5,
  familyMinutes: 10,
  streetMinutes: 15,
  diagnosisWorse: 1,
  riskWorse: 1,
  riskEvents: 2,
  riskDays: 30,
  appealDays: 15,
};

const bounds: Readonly<Record<keyof CareSettingsFields, readonly [number, number]>> = {
  workerMinutes: [1, 60],
  familyMinutes: [1, 120],
  streetMinutes: [1, 240],
  diagnosisWorse: [0, 1],
  riskWorse: [0, 1],
  riskEvents: [1, 10],
  riskDays: [1, 365],
  appealDays: [1, 60],
};

export const settingNames = Object.keys(bounds) as readonly (keyof CareSettingsFields)[];

/** Whole numbers within their bounds. */
export function checkedSettings(input: CareSettingsFields): CareSettingsFields {
  for (const name of settingNames) {
    const [least, most] = bounds[name];
    const value = input[name];
    if (!Number.isInteger(value) || value < least || value > most) fail('VALUE_INVALID', { field: name });
  }
  return input;
}
