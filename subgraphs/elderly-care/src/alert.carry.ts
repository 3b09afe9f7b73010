import { type Context, placeOf } from '@linli/kit';
import { alerts, type Alert } from './alert.model.ts';
import { raise, turn } from './alert.rules.ts';
import { settingsAt } from './care-settings.reading.ts';
import { forElder } from './elder.carry.ts';
import type { AlertInput } from './schema.types.ts';

const AT_ONCE = 200;

/** One open alert of a kind for an elder. */
export async function raiseAlert(context: Context, input: AlertInput): Promise<Alert> {
  const { open, now } = context;
  const { of, place } = await forElder(context, input.elder);
  const running = await open(alerts).findBy({ elder: of.elder, kind: input.kind, isOpen: true });
  const minutes = await settingsAt(context, place);
  return open(alerts).insert(place, raise(input, of, { now, minutes, isOpen: running !== null }));
}

async function turnOne(context: Context, id: string): Promise<void> {
  const { open, now } = context;
  const minutes = await settingsAt(context, placeOf(await open(alerts).load(id)));
  await open(alerts).amend(id, (row) => turn(row, now, minutes));
}

/** Alerts nobody answered in time, one transaction each. */
export async function turnAlerts(context: Context): Promise<number> {
  const { open, now } = context;
  const due = await open(alerts).some({ dueAt: { until: new Date(now.getTime() + 1) } }, { limit: AT_ONCE });
  return context.eachOne(
    due.map(({ id }) => id),
    (id, each) => turnOne(each, id),
  );
}
