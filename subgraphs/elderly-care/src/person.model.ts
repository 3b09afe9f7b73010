import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { PersonStatus } from './words.ts';

export interface PersonFields {
  readonly status: PersonStatus;
  /** Null for whoever is no elder. */
  readonly band?: string | null;
  readonly alone: boolean;
  /** The record this one became part of. */
  readonly into?: string | null;
  /** Version of the resident that was heard of last. */
  readonly said: number;
}

const schema = new Schema<PersonFields>({
  status: { type: String, required: true },
  band: String,
  alone: { type: Boolean, required: true },
  into: String,
  said: { type: Number, required: true },
}).index({ into: 1 });

/** What population says of a resident, by the resident's id. */
export type Person = Row & PersonFields;

export const people = collection('people', schema, { entity: 'Person', about: ({ id }) => id });
