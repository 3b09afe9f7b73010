import { because, fail, type Decision } from '@linli/kit';
import type { BusinessCircle } from './business-circle.model.ts';
import type { CircleActivity } from './circle-activity.model.ts';
import type { ActivityInput } from './schema.types.ts';

/** A new circle under its name. */
export const open = (name: string): Decision<BusinessCircle> => ({
  set: { name: name.trim() || fail('VALUE_MISSING', { field: 'name' }) },
  event: { type: 'circle.opened' },
});

/** Something the circle undertakes, not over yet. */
export function announce(
  { circle, title, description, from, until }: ActivityInput,
  now: Date,
): Decision<CircleActivity> {
  if (!title.trim()) fail('VALUE_MISSING', { field: 'title' });
  if (until <= from || until <= now) fail('ACTIVITY_PERIOD', { field: 'until' });
  return {
    set: { circle, title: title.trim(), description: description?.trim() || null, from, until, isCancelled: false },
    event: { type: 'circle.activity-announced', data: { circle } },
  };
}

/** It does not take place. What is over can not be called off. */
export function callOff(row: CircleActivity, reason: string, now: Date): Decision<CircleActivity> {
  if (row.isCancelled) fail('ACTIVITY_CANCELLED', { id: row.id });
  if (row.until <= now) fail('ACTIVITY_PERIOD', { id: row.id });
  return {
    set: { isCancelled: true },
    event: { type: 'circle.activity-cancelled', data: { circle: row.circle } },
    reason: because(reason),
  };
}
