import { recordsIn } from './journal.ts';
import { uint64 } from './timestamp.ts';
import { endOf, eventOf, isEnding, isWatched } from './events.ts';
import type { Watched } from './events.ts';
import type { JournalRecord } from './journal.ts';
import type { Position } from './token.ts';
import type { Doc } from '../bson/doc.ts';
import type { Store } from '../store/store.ts';

/** How far a stream has read, and whether what it watched is gone. */
export type Progress = { position: Position; isEnded: boolean };

/** How much one piece may have; a first event always comes. */
export type Room = { readonly events: number; readonly bytes: number };

/** The next events behind a place; the place moves over what is not watched, too. */
export function eventsAfter(store: Store, watched: Watched, progress: Progress, room: Room): readonly Doc[] {
  const events: Doc[] = [];
  let bytes = 0;
  for (const { key, value } of store.tables.journal.getRange({ start: uint64(progress.position.commit) })) {
    const commit = key.readBigUInt64BE(0);
    for (const [index, record] of recordsIn(value).entries()) {
      if (!isWatched(record, watched)) continue;
      const state = seen(progress.position, { commit, index });
      if (state === 'before' || (state === 'last' && !endsHere(record, watched, progress.position))) continue;
      if (events.length >= room.events || bytes > room.bytes) return events;
      if (state === 'next') {
        progress.position = { commit, index };
        events.push(eventOf(store, record, watched, progress.position));
        bytes += record.body.length;
      }
      if (!isEnding(record, watched)) continue;
      progress.position = { commit, index, isEnd: true };
      progress.isEnded = true;
      return [...events, endOf(progress.position)];
    }
    if (commit > progress.position.commit) progress.position = { commit, index: Number.MAX_SAFE_INTEGER };
  }
  return events;
}

// Whoever has heard of the end, but not that it was the end, hears that first.
function endsHere(record: JournalRecord, watched: Watched, { isEnd = false }: Position): boolean {
  return !isEnd && isEnding(record, watched);
}

function seen(known: Position, { commit, index }: Position): 'before' | 'last' | 'next' {
  if (commit !== known.commit || index > known.index) return 'next';
  return index === known.index ? 'last' : 'before';
}
