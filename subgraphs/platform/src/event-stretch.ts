import { type Context, fail } from '@linli/kit';
import { auditEntries } from './audit-entry.model.ts';
import { cityEvents, type CityEvent } from './city-event.model.ts';

/** Events in the order of arrival, and how far they reach. */
interface Stretch {
  readonly position: number;
  readonly isWhole: boolean;
  readonly events: readonly { readonly position: number; readonly event: CityEvent }[];
}

/** Where a reader stands: behind a position, or behind an event. */
interface Standing {
  readonly position?: number | null | undefined;
  readonly event?: string | null | undefined;
}

const LIMIT = 200;

async function startOf({ position, event }: Standing, { open }: Context): Promise<number | null> {
  if (typeof position === 'number') return position;
  if (!event) return null;
  // Of another place, or of before this journal: nobody can say what came since.
  const found = await open(cityEvents).findBy({ eventId: event });
  return found?.position ?? fail('EVENTS_MISSED', { field: 'after' });
}

/** What happened at the reader's places behind where they stand. Positions are given out one after another, so none comes late. */
export async function stretchBehind(standing: Standing, context: Context): Promise<Stretch> {
  const start = await startOf(standing, context);
  if (start === null) {
    const [newest] = await context.open(auditEntries).some({}, { limit: 1, order: 'newest' });
    return { position: newest?.position ?? 0, isWhole: true, events: [] };
  }
  const rows = await context
    .open(cityEvents)
    .some({ position: { from: start + 1 } }, { limit: LIMIT, order: 'arrival' });
  return {
    position: rows.at(-1)?.position ?? start,
    isWhole: rows.length < LIMIT,
    events: rows.map((event) => ({ position: event.position, event })),
  };
}
