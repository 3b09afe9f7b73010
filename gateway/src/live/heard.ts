import { fail } from '../failure.ts';
import type { Ending } from '../transport/within.ts';
import type { LiveEvent, ReadFeed, Standing } from './feed.ts';
import type { Hub } from './hub.ts';

/** What one subscriber wants to hear, and from where on. */
export interface Wanted {
  /** The place whose journal is read for all. */
  readonly station: string;
  /** The place that is asked for what was missed. */
  readonly place: string;
  readonly isWanted: (event: LiveEvent) => boolean;
  /** The last event heard before; null for from now on. */
  readonly after: string | null;
  /** How many may wait to be told; whoever falls further behind has to read anew. */
  readonly most: number;
}

export interface Sources {
  readonly hub: Hub;
  readonly read: ReadFeed;
}

interface Missed {
  readonly events: readonly LiveEvent[];
  readonly position: number;
}

/** What happened since an event, all of it, or a refusal: a gap is never passed over. */
async function missedSince({ place, after, isWanted, most }: Wanted, read: ReadFeed, ends: Ending): Promise<Missed> {
  const events: LiveEvent[] = [];
  let standing: Standing = { event: after ?? '' };
  for (let stretches = 0; ; stretches += 1) {
    const stretch = await read(place, standing, ends);
    events.push(...stretch.events.filter(isWanted));
    if (events.length > most || stretches > most) fail('EVENTS_MISSED', { limit: most });
    if (stretch.isWhole) return { events, position: stretch.position };
    standing = { position: stretch.position };
  }
}

/** Events on their way to one subscriber, each once, in their order. */
interface Line {
  readonly push: (events: readonly LiveEvent[]) => void;
  /** The next one; null when the line is over. */
  readonly next: () => Promise<LiveEvent | null>;
}

function lineOf(most: number, ends: Ending): Line {
  let waiting: LiveEvent[] = [];
  let isOverrun = false;
  let wake = (): void => undefined;
  ends.listen(() => wake());
  return {
    push(events) {
      waiting.push(...events);
      if (waiting.length > most) [isOverrun, waiting] = [true, []];
      wake();
    },
    async next() {
      while (!ends.hasEnded() && !isOverrun && waiting.length === 0) {
        await new Promise<void>((done) => {
          wake = done;
        });
      }
      if (isOverrun) fail('EVENTS_MISSED', { limit: most });
      return ends.hasEnded() ? null : (waiting.shift() ?? null);
    },
  };
}

/** Begins to listen; then what was missed comes first, then what happens, until the ending. */
export async function heard(wanted: Wanted, { hub, read }: Sources, ends: Ending): Promise<AsyncGenerator<LiveEvent>> {
  const line = lineOf(wanted.most, ends);
  const listening = await hub.listen(wanted.station, (events) => line.push(events.filter(wanted.isWanted)));
  ends.listen(listening.leave);
  // What comes while the past is read waits, and is known by its position.
  const missed = wanted.after === null ? null : await missedSince(wanted, read, ends);
  return (async function* () {
    yield* missed?.events ?? [];
    for (let next = await line.next(); next; next = await line.next()) {
      if (next.position > (missed?.position ?? listening.position)) yield next;
    }
  })();
}
