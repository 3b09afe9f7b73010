import type { Context } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { calendars, type WorkingCalendar } from './working-calendar.model.ts';
import { officeHours } from './working-time.ts';

/** The hours a place works in: its district's, else Monday to Friday 09:00 to 17:30. */
export async function calendarAt(context: Context, place: string | null): Promise<WorkingCalendar> {
  if (!place) return { ...officeHours, version: 0 };
  const district = districtOf(place);
  return context.memo(`calendar/${district}`, async () => {
    const own = await context.asService('settings', district).open(calendars).findBy({ jurisdiction: district });
    return own ?? { ...officeHours, version: 0 };
  });
}
