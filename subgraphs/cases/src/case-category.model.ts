import { collection, reference, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { CategoryFields } from './category.fields.ts';

const text = { type: String };
const required = { type: String, required: true };

const fields = {
  code: required,
  name: required,
  parent: text,
  defaultTier: required,
  departments: [String],
  sla: [
    { _id: false, stage: required, tier: text, severity: { type: Number }, minutes: { type: Number, required: true } },
  ],
  closingStandard: [{ _id: false, code: required, text: required }],
  needsBeforePhoto: { type: Boolean, default: false },
  needsAfterPhoto: { type: Boolean, default: false },
  isPublic: { type: Boolean, default: false },
};

/** A category as it holds in a district: the national entry, or the district's own in its place. */
export type CaseCategory = CategoryFields & {
  readonly version: number;
  readonly district: string | null;
};

export type NationalCategory = CategoryFields & { readonly id: string; readonly version: number };

/** The national tree, prepared at the start. */
export const nationalCategories = reference('categories', new Schema<NationalCategory>(fields));

/** What a district replaces or adds, lying at the district. */
export type OwnCategory = Row & CategoryFields;

export const ownCategories = collection(
  'ownCategories',
  new Schema<CategoryFields>(fields).index({ jurisdiction: 1, code: 1 }, { unique: true }),
  { entity: 'CaseCategory' },
);
