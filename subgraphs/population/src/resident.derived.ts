import { ageOn, bandOf } from './age.ts';
import { fieldNames, residentFields } from './resident.field.ts';
import type { Origin, ResidentDerived, ResidentKnown } from './resident.fields.ts';
import type { ResidentField } from './words.field.ts';

const counted = fieldNames.map((name) => residentFields[name]).filter(({ counts }) => counts);

const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== '' && value !== '0';

/** What follows from what is known, on a day. */
export function derivedOf(known: Partial<ResidentKnown>, today: string): ResidentDerived {
  const filled = counted.filter(({ key }) => isFilled(known[key])).length;
  const completeness = Math.round((filled / counted.length) * 100);
  if (!known.birthDate) return { ageYears: null, ageBand: null, completeness };
  const ageYears = ageOn(known.birthDate, today);
  return { ageYears, ageBand: bandOf(ageYears), completeness };
}

/** Where a field comes from. */
export const originOf = (origins: readonly Origin[], field: ResidentField): Origin | null =>
  origins.find(({ fields }) => fields.includes(field)) ?? null;

/** The origins after some fields got a new one. */
export const withOrigin = (origins: readonly Origin[], origin: Origin): readonly Origin[] => [
  ...origins
    .map((each) => ({ ...each, fields: each.fields.filter((field) => !origin.fields.includes(field)) }))
    .filter(({ fields }) => fields.length > 0),
  origin,
];

/** The fields that hold something. */
export const filledOf = (known: Partial<ResidentKnown>): readonly ResidentField[] =>
  fieldNames.filter((name) => isFilled(known[residentFields[name].key]));
