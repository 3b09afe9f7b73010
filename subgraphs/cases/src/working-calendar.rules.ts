import { fail, type Decision } from '@linli/kit';
import type { OwnCalendar } from './working-calendar.model.ts';
import type { Calendar } from './working-time.ts';

/** A day has at least one working hour, or no clock would ever run out. */
export function setHours({ opens, closes, holidays, workingWeekends }: Calendar): Decision<OwnCalendar> {
  const isDay = Number.isInteger(opens) && Number.isInteger(closes) && opens >= 0 && closes <= 1440;
  if (!isDay || closes - opens < 60) fail('VALUE_INVALID', { field: 'closes' });
  return { set: { opens, closes, holidays, workingWeekends } };
}
