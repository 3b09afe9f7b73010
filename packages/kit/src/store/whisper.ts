import { whisperedToOf } from '@linli/contract';
import type { EventData } from '../decision.ts';
import type { Box } from '../seal/box.ts';
import type { JournalRow } from './journal.ts';

const BOOK = 'whisper';

/** What an event says in confidence, as it lies until all it is for have heard it: sealed beside the row's id. */
export function whispered(box: Box | null, { _id, event }: Pick<JournalRow, '_id' | 'event'>, said: EventData) {
  if (!event || whisperedToOf(event.type).length === 0) throw new Error('Nobody is to hear that in confidence');
  if (!box) throw new Error(`${event.type} is said in confidence by a service without keys`);
  return box.close(BOOK, _id, said);
}

/** Whether a row holds something that this consumer hears and others do not. */
export const whispersTo = ({ whisper, event }: Pick<JournalRow, 'event' | 'whisper'>, consumer: string): boolean =>
  whisper !== undefined && event !== null && whisperedToOf(event.type).includes(consumer);

/** What a row says to this consumer in confidence; nothing for anybody else. */
export const whisperFor = (box: Box | null, row: JournalRow, consumer: string): EventData | null =>
  box && whispersTo(row, consumer) ? (box.open(BOOK, row._id, row.whisper) as EventData) : null;
