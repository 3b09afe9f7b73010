import type { Log } from '@linli/kit/log';
import { ending, pauseWithin, type Ending } from '../transport/within.ts';
import type { LiveEvent, ReadFeed } from './feed.ts';

/** Hears events of a place as they come, in their order. */
export type Hear = (events: readonly LiveEvent[]) => void;

export interface Listening {
  /** Everything behind this position is heard. */
  readonly position: number;
  readonly leave: () => void;
}

/** Reads the journal once for all who listen at a place. */
export interface Hub {
  /** Begins to hear what happens at a place; throws when the journal cannot be read. */
  readonly listen: (place: string, hear: Hear) => Promise<Listening>;
  readonly close: () => void;
}

export interface HubSettings {
  readonly read: ReadFeed;
  readonly everyMs: number;
  readonly log: Log;
}

// A journal that is away is asked less often, and a busy one at once.
const PATIENCE = 10;

interface Station {
  readonly hearers: Set<Hear>;
  readonly over: Ending & { readonly end: () => void };
  position: number;
}

/** One reader for each place that anybody listens at, from the first who comes until the last has left. */
export function hubOf({ read, everyMs, log }: HubSettings): Hub {
  const stations = new Map<string, Promise<Station>>();

  const once = async (place: string, station: Station): Promise<boolean> => {
    const { position, isWhole, events } = await read(place, { position: station.position }, station.over);
    station.position = position;
    if (events.length > 0) for (const hear of station.hearers) hear(events);
    return isWhole;
  };

  const keepReading = async (place: string, station: Station): Promise<void> => {
    let failures = 0;
    while (!station.over.hasEnded()) {
      const isWhole = await once(place, station).then(
        (whole) => ((failures = 0), whole),
        (error: unknown) => {
          if (failures === 1) log.warn({ place, reason: String(error) }, 'the journal cannot be read');
          failures += 1;
          return true;
        },
      );
      if (isWhole) await pauseWithin(everyMs * Math.min(PATIENCE, 1 + failures), station.over);
    }
  };

  const begin = async (place: string): Promise<Station> => {
    const { position } = await read(place, {}, null);
    const station: Station = { hearers: new Set(), over: ending(), position };
    void keepReading(place, station);
    return station;
  };

  const stationAt = (place: string): Promise<Station> => {
    const known = stations.get(place);
    if (known) return known;
    const begun = begin(place).catch((error: unknown) => {
      stations.delete(place);
      throw error;
    });
    stations.set(place, begun);
    return begun;
  };

  const listen: Hub['listen'] = async (place, hear) => {
    const station = await stationAt(place);
    // The last one left while this one came.
    if (station.over.hasEnded()) return listen(place, hear);
    station.hearers.add(hear);
    const leave = (): void => {
      station.hearers.delete(hear);
      if (station.hearers.size > 0 || station.over.hasEnded()) return;
      station.over.end();
      stations.delete(place);
    };
    return { position: station.position, leave };
  };

  return {
    listen,
    close: () => {
      for (const each of stations.values())
        void each.then(
          ({ over }) => over.end(),
          () => undefined,
        );
      stations.clear();
    },
  };
}
