import { type Context, collection, type Row } from '@linli/kit';
import type { Gone } from '@linli/imports';
import { Schema } from 'mongoose';

/** What is still known of a person who was erased. */
export type ErasureFields = Omit<Gone, 'id'>;

const required = { type: String, required: true };

const schema = new Schema<ErasureFields>({
  subject: required,
  numbers: { type: [String], required: true },
  name: required,
  birthDate: String,
  at: { type: Date, required: true },
});

/** Somebody whom ledgers that are kept may still name 待清除: for as long as it takes to look through them. */
export type Erasure = Row & ErasureFields;

export const erasures = collection('erasures', schema, {
  // Of no contract: nobody but this clock reads it.
  entity: 'ResidentErasure',
  sealed: ['numbers', 'name', 'birthDate'],
});

// Looked through one after the other.
const SOME = { limit: 20 };

/** For the ledgers of people: who is to be looked for, and that nobody needs to any more. */
export const erased = {
  some: ({ open }: Context): Promise<readonly Erasure[]> => open(erasures).some({}, SOME),
  forget: ({ open }: Context, { id }: Gone): Promise<unknown> =>
    open(erasures).remove(id, null, () => ({ reason: 'erased' })),
};
