import { reference, type ReferenceRow } from '@linli/kit';
import { Schema } from 'mongoose';

export interface CareSettingsFields {
  readonly workerMinutes: number;
  readonly familyMinutes: number;
  readonly streetMinutes: number;
  readonly diagnosisWorse: number;
  readonly riskWorse: number;
  readonly riskEvents: number;
  readonly riskDays: number;
  readonly appealDays: number;
}

const number = { type: Number, required: true };

const schema = new Schema<CareSettingsFields>({
  workerMinutes: number,
  familyMinutes: number,
  streetMinutes: number,
  diagnosisWorse: number,
  riskWorse: number,
  riskEvents: number,
  riskDays: number,
  appealDays: number,
});

/** A district's own settings, known by its code 养老服务设置. */
export type CareSettings = ReferenceRow & CareSettingsFields;

export const settings = reference('careSettings', schema);
