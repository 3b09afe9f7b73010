import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { PartyActivityKind, PartyActivityState } from './schema.types.ts';

export interface PartyActivityFields {
  readonly org: string;
  /** Login of the organisation's secretary. */
  readonly keeper?: string | null;
  readonly kind: PartyActivityKind;
  readonly title: string;
  readonly plan?: string | null;
  readonly venue?: string | null;
  readonly beginsAt: Date;
  readonly endsAt: Date;
  readonly state: PartyActivityState;
  /** The code at the door, while it is open. Sealed. */
  readonly code?: string | null;
  readonly expected?: number | null;
  readonly present?: number | null;
  readonly minutes?: string | null;
  readonly heldAt?: Date | null;
}

const text = { type: String };
const required = { type: String, required: true };

const schema = new Schema<PartyActivityFields>({
  org: required,
  keeper: text,
  kind: required,
  title: required,
  plan: text,
  venue: text,
  beginsAt: { type: Date, required: true },
  endsAt: { type: Date, required: true },
  state: required,
  code: text,
  expected: Number,
  present: Number,
  minutes: text,
  heldAt: Date,
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, beginsAt: 1, _id: 1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, state: 1, beginsAt: 1, _id: 1 })
  .index({ path: 1, kind: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, kind: 1, beginsAt: 1, _id: 1 })
  .index({ org: 1, createdAt: -1, _id: -1 });

/** An activity of an organisation 组织生活. */
export type PartyActivity = Row & PartyActivityFields;

export const activities = collection('partyActivities', schema, {
  entity: 'PartyActivity',
  orders: { newest: { createdAt: -1 }, soonest: { beginsAt: 1 } },
  sealed: ['code'],
  lookups: { code: ({ code }) => [code] },
  tallies: ({ state, heldAt, expected, present }) =>
    state === 'HELD'
      ? [
          { key: 'activities', day: heldAt },
          { key: 'attendance/expected', n: expected ?? 0, day: heldAt },
          { key: 'attendance/present', n: present ?? 0, day: heldAt },
        ]
      : [],
});
