import { fail } from '@linli/kit';
import { fieldNames, residentFields } from './resident.field.ts';
import type { SettingsFields, Trust } from './population-settings.model.ts';
import type { ResidentField } from './words.field.ts';
import type { ChangeSource } from './words.ts';

const ordinary = fieldNames.filter((name) => residentFields[name].fieldClass <= 'P2');
const seen: readonly ResidentField[] = [
  'PHONE',
  'RESIDENCY',
  'EDUCATION',
  'MARITAL_STATUS',
  'OCCUPATION',
  'WORKPLACE',
  'EMERGENCY_NAME',
  'EMERGENCY_PHONE',
  'ARRIVAL_DATE',
];
const own: readonly ResidentField[] = ['PHONE', 'OCCUPATION', 'WORKPLACE', 'EMERGENCY_NAME', 'EMERGENCY_PHONE'];

/** What holds where a district has said nothing: papers over word of mouth, word of mouth over old ledgers (proposal). */
export const usual: SettingsFields = {
  sources: [
    { source: 'DEPARTMENT', rank: 50, trusted: ordinary },
    { source: 'AFFAIR', rank: 40, trusted: ordinary },
    { source: 'VISIT', rank: 30, trusted: seen },
    { source: 'SELF', rank: 20, trusted: own },
    { source: 'IMPORT', rank: 10, trusted: ordinary },
  ],
  verifyAfterDays: 180,
  // Domain rules §4.2 (proposal).
  requestWorkingDays: 15,
};

export const trustOf = ({ sources }: Pick<SettingsFields, 'sources'>, source: ChangeSource): Trust =>
  sources.find((each) => each.source === source) ?? { source, rank: 0, trusted: [] };

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** Every source once, ranks from 0 to 100; a sensitive field is never trusted to any source. */
export function checkedSettings(input: SettingsFields): SettingsFields {
  const { sources, verifyAfterDays, requestWorkingDays } = input;
  const named = new Set(sources.map(({ source }) => source));
  if (named.size !== sources.length || named.size !== usual.sources.length) fail('VALUE_INVALID', { field: 'sources' });
  if (!sources.every(({ rank }) => isWhole(rank, 0, 100))) fail('VALUE_INVALID', { field: 'rank' });
  if (!sources.every(({ trusted }) => trusted.every((field) => ordinary.includes(field))))
    fail('VALUE_INVALID', { field: 'trusted' });
  if (!isWhole(verifyAfterDays, 30, 730)) fail('VALUE_INVALID', { field: 'verifyAfterDays' });
  if (!isWhole(requestWorkingDays, 1, 30)) fail('VALUE_INVALID', { field: 'requestWorkingDays' });
  return { sources, verifyAfterDays, requestWorkingDays };
}
