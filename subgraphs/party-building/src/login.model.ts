import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';

interface LoginFields {
  readonly account: string;
  readonly resident: string;
  /** Who it was before records of one person were merged, the last one last. */
  readonly was: readonly string[];
}

const required = { type: String, required: true };

const schema = new Schema<LoginFields>({
  account: required,
  resident: required,
  was: { type: [String], required: true },
})
  .index({ account: 1 }, { unique: true })
  .index({ resident: 1 })
  .index({ was: 1 });

/** Which resident has which login, as population says: ids alone. */
export type Login = Row & LoginFields;

export const logins = collection('partyLogins', schema, { entity: 'PartyLogin' });
