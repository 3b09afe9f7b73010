import { collection, dayOf, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import { isChild } from './age.ts';
import { nameWords, tailWords } from './name.words.ts';
import type { ResidentFields } from './resident.fields.ts';
import { residentTallies } from './resident.tallies.ts';

const text = { type: String };
const required = { type: String, required: true };
const no = { type: Boolean, default: false };
const zero = { type: Number, default: 0 };

const schema = new Schema<ResidentFields>({
  name: required,
  idType: required,
  idNumber: text,
  sexCode: required,
  birthDate: text,
  ethnicity: text,
  phone: text,
  residency: required,
  education: text,
  maritalStatus: text,
  politicalStatus: text,
  occupation: text,
  workplace: text,
  registeredAddress: text,
  emergencyName: text,
  emergencyPhone: text,
  arrivalDate: text,
  ageYears: Number,
  ageBand: text,
  completeness: zero,
  householdId: text,
  relationToHead: text,
  houseId: text,
  livesAlone: no,
  status: required,
  careTags: [String],
  // Written by rules alone; a sub-document each would cost more than the rest of the row.
  origins: { type: [Schema.Types.Mixed] },
  lastVerifiedAt: { type: Date, required: true },
  verifyBy: Date,
  unverified: no,
  pendingChanges: zero,
  openRequests: zero,
  account: text,
  mergedInto: text,
  endedOn: text,
  endedAt: Date,
  wasIn: { type: Schema.Types.Mixed },
  toMatch: no,
})
  .index({ path: 1, ageYears: -1, _id: -1 })
  .index({ path: 1, lastVerifiedAt: 1, _id: 1 })
  .index({ householdId: 1 })
  .index({ houseId: 1, status: 1, _id: 1 })
  .index({ verifyBy: 1 })
  .index({ account: 1 }, { unique: true, partialFilterExpression: { account: { $type: 'string' } } })
  .index({ toMatch: 1 }, { partialFilterExpression: { toMatch: true } });

/** A person registered at a place 居民. */
export type Resident = Row & ResidentFields;

/** Two letters of the month and two of the day, in 32 parts by id: a birthday's people come in small lots. */
export const birthdayWord = (birthday: string, part: string): string => `${birthday}/${part}`;

export const nameBirthWord = (name: string, birthDate: string): string => `${name}|${birthDate}`;

// Sealed since a later release than the others: a store may still hold them in clear.
const lately = ['education', 'maritalStatus', 'careTags'] as const;

export const residents = collection('residents', schema, {
  entity: 'Resident',
  orders: { age: { ageYears: -1 }, verified: { lastVerifiedAt: 1 } },
  tallies: residentTallies,
  sealed: [
    'name',
    'idNumber',
    'birthDate',
    'ethnicity',
    'phone',
    'politicalStatus',
    'occupation',
    'workplace',
    'registeredAddress',
    'emergencyName',
    'emergencyPhone',
    ...lately,
  ],
  formerlyClear: lately,
  lookups: {
    idNumber: ({ idNumber }) => (idNumber ? [idNumber] : []),
    phone: ({ phone }) => (phone ? [phone] : []),
    name: ({ name }) => nameWords(name),
    tail: ({ idNumber, phone }) => tailWords(idNumber, phone),
    nameBirth: ({ name, birthDate }) => (birthDate ? [nameBirthWord(name, birthDate)] : []),
    birthday: ({ birthDate, id }) => (birthDate ? [birthdayWord(birthDate.slice(5), id.slice(-1))] : []),
  },
  lookupsNeed: 'resident.lookup',
  // A person under fourteen: PIPL art. 28.
  raised: ({ birthDate }, now) => isChild(birthDate, dayOf(now)),
});
