import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { ClaimKind, ClaimState } from './schema.types.ts';

export interface ClaimFields {
  readonly need: string;
  /** Login of whoever took it in hand. */
  readonly by: string;
  /** As what. Sealed: of a login it may say that somebody is a member. */
  readonly as: ClaimKind;
  readonly org?: string | null;
  readonly state: ClaimState;
  readonly at: Date;
  readonly endedAt?: Date | null;
}

const required = { type: String, required: true };

const schema = new Schema<ClaimFields>({
  need: required,
  by: required,
  as: required,
  org: String,
  state: required,
  at: { type: Date, required: true },
  endedAt: Date,
})
  .index({ need: 1, at: -1, _id: -1 })
  .index({ by: 1, at: -1, _id: -1 })
  .index({ path: 1, at: -1, _id: -1 });

/** That somebody took a need in hand 认领. */
export type Claim = Row & ClaimFields;

export const claims = collection('claims', schema, {
  entity: 'Claim',
  orders: { newest: { at: -1 } },
  sealed: ['as'],
});
