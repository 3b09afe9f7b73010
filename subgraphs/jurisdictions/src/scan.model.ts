import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';

// One row for a scan, nothing about who scanned: counting on the code's own row would move its version.
const scan = new Schema({ token: { type: String, required: true }, at: { type: Date, required: true } }).index({
  token: 1,
});

export type Scan = Stored<typeof scan>;
export const scans = collection('scans', scan, {
  entity: 'Scan',
  tallies: ({ at }) => [{ key: 'scans', day: at }],
});
