import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';

const schema = new Schema({
  idNumber: { type: String, required: true },
  name: { type: String, required: true },
  phone: String,
  sexCode: String,
  bornOn: String,
  room: String,
});

export type Person = Stored<typeof schema>;

export const people = collection('people', schema, {
  entity: 'Person',
  sealed: ['idNumber', 'name', 'phone', 'bornOn'],
  lookups: { idNumber: ({ idNumber }) => [idNumber] },
  tallies: () => [{ key: 'people' }],
});
