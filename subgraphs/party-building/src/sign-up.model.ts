import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { SignUpState } from './schema.types.ts';

export interface SignUpFields {
  readonly of: 'CALL' | 'SHIFT';
  /** Id of the call or of the shift. */
  readonly target: string;
  /** Login of who signed up. */
  readonly user: string;
  readonly state: SignUpState;
  readonly holds: boolean;
  readonly at: Date;
  readonly minutes?: number | null;
}

const required = { type: String, required: true };

const schema = new Schema<SignUpFields>({
  of: required,
  target: required,
  user: required,
  state: required,
  holds: { type: Boolean, required: true },
  at: { type: Date, required: true },
  minutes: Number,
})
  .index({ target: 1, user: 1 }, { unique: true, partialFilterExpression: { holds: true } })
  .index({ target: 1, at: -1, _id: -1 })
  .index({ user: 1, at: -1, _id: -1 })
  .index({ path: 1, at: -1, _id: -1 });

/** That somebody signed up for a call or a shift 报名. */
export type SignUp = Row & SignUpFields;

export const signUps = collection('signUps', schema, {
  entity: 'SignUp',
  orders: { newest: { at: -1 } },
  tallies: ({ holds, at, minutes }) =>
    holds ? [{ key: 'sign-ups', day: at }, ...(minutes ? [{ key: 'minutes', n: minutes, day: at }] : [])] : [],
});
