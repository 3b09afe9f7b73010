import { reference, type ReferenceRow } from '@linli/kit';
import { Schema } from 'mongoose';
import type { ResidentField } from './words.field.ts';
import type { ChangeSource } from './words.ts';

/** How far a source is trusted. */
export interface Trust {
  readonly source: ChangeSource;
  /** The higher one wins. */
  readonly rank: number;
  readonly trusted: readonly ResidentField[];
}

export interface SettingsFields {
  readonly sources: readonly Trust[];
  readonly verifyAfterDays: number;
  readonly requestWorkingDays: number;
}

const required = { type: String, required: true };
const number = { type: Number, required: true };

const schema = new Schema<SettingsFields>({
  sources: [{ _id: false, source: required, rank: number, trusted: { type: [String] } }],
  verifyAfterDays: number,
  requestWorkingDays: number,
});

/** A district's own settings, known by its code 人口设置. */
export type Settings = ReferenceRow & SettingsFields;

export const settings = reference('populationSettings', schema);
