import { collection, type Row, type Tally } from '@linli/kit';
import { Schema } from 'mongoose';
import type { HouseholdKind, HouseholdState } from './words.ts';

export interface HouseholdFields {
  /** 户号, as on the booklet. */
  readonly number?: string | null;
  readonly kind: HouseholdKind;
  readonly state: HouseholdState;
  readonly headId?: string | null;
  readonly houseId?: string | null;
  /** Present members. */
  readonly size: number;
  readonly dissolvedInto?: string | null;
}

const required = { type: String, required: true };

const schema = new Schema<HouseholdFields>({
  number: String,
  kind: required,
  state: required,
  headId: String,
  houseId: String,
  size: { type: Number, required: true },
  dissolvedInto: String,
})
  .index({ houseId: 1, state: 1 })
  // Nearly all are active, and found by their place; the others are few, and found by their state.
  .index({ state: 1, path: 1, _id: 1 }, { partialFilterExpression: { state: 'DISSOLVED' } });

/** People who live and are registered together 家庭户. */
export type Household = Row & HouseholdFields;

const householdTallies = ({ state, kind }: HouseholdFields): readonly Tally[] =>
  state === 'ACTIVE' ? [{ key: `households/${kind}` }] : [];

export const households = collection('households', schema, {
  entity: 'Household',
  tallies: householdTallies,
  sealed: ['number'],
  about: ({ headId }) => headId,
  lookups: { number: ({ number }) => (number ? [number] : []) },
});
