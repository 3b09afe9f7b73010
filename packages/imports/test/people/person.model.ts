import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';

const schema = new Schema({
  idNumber: { type: String, required: true },
  name: { type: String, required: true },
  phone: String,
  sexCode: String,
  bornOn: String,
  room: String,
}).index({ idNumber: 1 }, { unique: true });

export type Person = Stored<typeof schema>;

export const people = collection('people', schema, { entity: 'Person', tallies: () => [{ key: 'people' }] });
