import { collection, type Row, type Tally } from '@linli/kit';
import { Schema } from 'mongoose';
import type { NeedKind, NeedState } from './schema.types.ts';

export interface NeedFields {
  readonly kind: NeedKind;
  readonly title: string;
  readonly description: string;
  /** Login of whoever asked. */
  readonly poster: string;
  /** Nobody once whoever it was is erased. */
  readonly contactName?: string | null;
  readonly contactPhone?: string | null;
  readonly address?: string | null;
  readonly state: NeedState;
  readonly isOpen: boolean;
  readonly postedAt: Date;
  /** When it goes to the grid branch, while nobody has begun. */
  readonly dueAt?: Date | null;
  /** Login of whoever has it in hand. */
  readonly claimant?: string | null;
  readonly claim?: string | null;
  /** The grid branch it went to. */
  readonly org?: string | null;
  readonly wasUnanswered: boolean;
  readonly result?: string | null;
  readonly doneAt?: Date | null;
  readonly confirmedAt?: Date | null;
  readonly satisfaction?: number | null;
}

const text = { type: String };
const required = { type: String, required: true };

const schema = new Schema<NeedFields>({
  kind: required,
  title: required,
  description: required,
  poster: required,
  contactName: text,
  contactPhone: text,
  address: text,
  state: required,
  isOpen: { type: Boolean, required: true },
  postedAt: { type: Date, required: true },
  dueAt: Date,
  claimant: text,
  claim: text,
  org: text,
  wasUnanswered: { type: Boolean, required: true },
  result: text,
  doneAt: Date,
  confirmedAt: Date,
  satisfaction: Number,
})
  .index({ path: 1, postedAt: -1, _id: -1 })
  .index({ path: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, isOpen: 1, postedAt: -1, _id: -1 })
  .index({ path: 1, isOpen: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, state: 1, postedAt: -1, _id: -1 })
  .index({ path: 1, state: 1, dueAt: 1, _id: 1 })
  .index({ path: 1, kind: 1, postedAt: -1, _id: -1 })
  .index({ path: 1, kind: 1, dueAt: 1, _id: 1 })
  .index({ poster: 1, postedAt: -1, _id: -1 })
  .index({ org: 1, postedAt: -1, _id: -1 })
  .index({ dueAt: 1 });

/** Something a resident asks the neighbourhood for 需求. */
export type Need = Row & NeedFields;

function talliesOf({ isOpen, wasUnanswered, postedAt, confirmedAt }: Need): readonly Tally[] {
  return [
    { key: 'needs', day: postedAt },
    ...(isOpen ? [{ key: 'needs-open' }] : []),
    ...(wasUnanswered ? [{ key: 'needs-unanswered', day: postedAt }] : []),
    // By the day it was posted: answered of those posted in the days asked for.
    ...(confirmedAt ? [{ key: 'needs-confirmed', day: postedAt }] : []),
  ];
}

export const needs = collection('needs', schema, {
  entity: 'Need',
  orders: { newest: { postedAt: -1 }, due: { dueAt: 1 } },
  sealed: ['contactName', 'contactPhone', 'address'],
  names: {
    of: ({ contactName, contactPhone }) => [{ name: contactName, phone: contactPhone }],
    forgotten: () => ({ set: { contactName: null, contactPhone: null, address: null } }),
  },
  tallies: talliesOf,
  grams: ({ title }) => [title],
});
