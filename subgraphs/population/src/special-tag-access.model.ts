import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { AccessState } from './words.ts';

export interface AccessFields {
  readonly tagId: string;
  readonly department: string;
  /** The login of who may read. */
  readonly reader: string;
  readonly until: Date;
  readonly reason: string;
  readonly state: AccessState;
  readonly requestedBy: string;
  readonly decidedBy?: string | null;
}

const required = { type: String, required: true };

const schema = new Schema<AccessFields>({
  tagId: required,
  department: required,
  reader: required,
  until: { type: Date, required: true },
  reason: required,
  state: required,
  requestedBy: required,
  decidedBy: String,
})
  .index({ department: 1, state: 1, _id: 1 })
  .index({ tagId: 1, reader: 1, state: 1 })
  .index({ state: 1, until: 1 });

/** Somebody's time-limited right to read a sealed tag 标签查阅授权. */
export type SpecialTagAccess = Row & AccessFields;

export const accesses = collection('specialTagAccesses', schema, { entity: 'SpecialTagAccess', sealed: ['reason'] });
