import { Schema } from 'mongoose';
import { collection, type CollectionOptions, type Stored } from '../../src/index.ts';

const schema = new Schema({
  name: { type: String, required: true },
  idNumber: String,
  phone: String,
  birthDate: Date,
  ethnicity: { type: String, enum: ['汉族', '回族'], default: '汉族' },
  income: Number,
  tag: String,
  guardian: String,
  photo: Buffer,
  kin: { name: String, since: Date },
  sources: [new Schema({ field: String, at: Date }, { _id: false })],
  status: { type: String, enum: ['PRESENT', 'MOVED'], default: 'PRESENT' },
  ageYears: Number,
})
  .index({ path: 1, ageYears: 1, _id: 1 })
  .index({ path: 1, status: 1, _id: 1 });

export type Person = Stored<typeof schema>;

const YEAR = 365.25 * 86_400_000;
const isChild = (born: Date | null | undefined, now: Date): boolean =>
  born ? now.getTime() - born.getTime() < 14 * YEAR : false;

const options: CollectionOptions<Person> = {
  entity: 'Person',
  orders: { age: { ageYears: 1 } },
  sealed: ['name', 'idNumber', 'phone', 'birthDate', 'ethnicity', 'income', 'tag', 'photo', 'kin', 'sources'],
  raised: ({ birthDate }, now) => isChild(birthDate, now),
  about: ({ guardian }) => guardian,
  lookups: {
    idNumber: ({ idNumber }) => [idNumber],
    phone: ({ phone }) => [phone],
    tail: ({ idNumber, phone }) => [idNumber?.slice(-4), phone?.slice(-4)],
  },
  lookupsNeed: 'case.handle',
  tallies: ({ status, ethnicity }) => [{ key: 'people' }, { key: `${status}/${ethnicity}` }],
};

export const people = collection('people', schema, options);

/** The same in the release that begins to seal: rows may lie in clear from before. */
export const lately = collection('people', schema, { ...options, formerlyClear: options.sealed ?? [] });
