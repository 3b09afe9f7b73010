import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';

const call = new Schema({ worker: String, assignment: String });

export type AlertCall = Stored<typeof call>;

/** Whom an alert for an elder was given to, by the alert's id; nobody when nobody was on duty. */
export const alertCalls = collection('alertCalls', call, { entity: 'AlertCall' });
