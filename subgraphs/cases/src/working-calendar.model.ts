import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { Calendar } from './working-time.ts';

/** The hours that hold in a district; version 0 while it has none of its own. */
export type WorkingCalendar = Calendar & { readonly version: number };

const schema = new Schema<Calendar>({
  opens: { type: Number, required: true },
  closes: { type: Number, required: true },
  holidays: [String],
  workingWeekends: [String],
}).index({ jurisdiction: 1 }, { unique: true });

/** A district's own hours, lying at the district. */
export type OwnCalendar = Row & Calendar;

export const calendars = collection('calendars', schema, { entity: 'WorkingCalendar' });
