import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { OfElder } from './of-elder.ts';
import type { ContactRelation } from './words.ts';

export interface ElderContactFields extends OfElder {
  readonly name: string;
  readonly phone: string;
  readonly relation: ContactRelation;
}

const required = { type: String, required: true };

const schema = new Schema<ElderContactFields>({
  resident: required,
  elder: required,
  name: required,
  phone: required,
  relation: required,
})
  .index({ elder: 1, _id: 1 })
  .index({ resident: 1, elder: 1 });

/** Somebody to call for an elder 联系人. */
export type ElderContact = Row & ElderContactFields;

export const contacts = collection('elderContacts', schema, {
  entity: 'ElderContact',
  sealed: ['name', 'phone'],
  about: ({ elder }) => elder,
  names: { of: (contact) => [contact], forgotten: () => 'REMOVED' },
});
