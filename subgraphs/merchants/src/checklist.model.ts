import { collection, reference, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { MerchantKind } from './words.ts';

export interface ChecklistItem {
  readonly code: string;
  readonly text: string;
}

export interface ChecklistFields {
  readonly code: string;
  readonly name: string;
  readonly team: string;
  readonly isSelfCheck: boolean;
  readonly kinds: readonly MerchantKind[];
  readonly items: readonly ChecklistItem[];
}

const required = { type: String, required: true };

const fields = {
  code: required,
  name: required,
  team: required,
  isSelfCheck: { type: Boolean, required: true },
  kinds: [String],
  items: [{ _id: false, code: required, text: required }],
};

/** A checklist as it holds in a district: the city's entry, or the district's own in its place. */
export type Checklist = ChecklistFields & {
  readonly id: string;
  readonly version: number;
  readonly district: string | null;
};

type StandardChecklist = ChecklistFields & { readonly id: string; readonly version: number };

/** What every district starts with, prepared at the start. */
export const standardChecklists = reference('standardChecklists', new Schema<StandardChecklist>(fields));

/** What a district replaces or adds, lying at the district. */
export type OwnChecklist = Row & ChecklistFields;

export const ownChecklists = collection(
  'ownChecklists',
  new Schema<ChecklistFields>(fields).index({ jurisdiction: 1, code: 1 }, { unique: true }),
  { entity: 'Checklist' },
);
