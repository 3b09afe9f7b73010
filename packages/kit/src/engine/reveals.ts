import DataLoader from 'dataloader';
import type { Desk } from '../carry/desk.ts';
import { journalRow } from '../carry/line.ts';
import { countReveals } from '../carry/rate.ts';

/** A masked field of a row that is about to be shown in clear. */
export interface Reveal {
  readonly entity: string;
  readonly subject: string;
  readonly place: string;
  readonly version: number;
  readonly field: string;
  /** The person the row is about. */
  readonly about: string;
}

export interface Reveals {
  /** Comes back when the line is in the journal; a failed line fails the reveal, and so does one too many on a day. */
  note(reveal: Reveal): Promise<void>;
}

/** Writes who saw what before they see it: one journal row for each record, all of one go in one command. */
export function revealsOf(desk: Desk): Reveals {
  const loader = new DataLoader<Reveal, true, string>(
    async (reveals) => {
      const rows = new Map<string, Reveal & { fields: string[] }>();
      for (const reveal of reveals) {
        const row = rows.get(reveal.subject) ?? { ...reveal, fields: [] };
        row.fields.push(reveal.field);
        rows.set(reveal.subject, row);
      }
      await countReveals(desk, rows.size);
      const { why: reason } = desk.viewer;
      const lines = [...rows.values()].map(({ field: _field, ...row }) =>
        journalRow(desk, { ...row, action: `${row.entity.toLowerCase()}.revealed`, outcome: 'REVEALED', reason }),
      );
      await desk.store.books.journal.insertMany(lines);
      return reveals.map(() => true as const);
    },
    { cacheKeyFn: ({ subject, field }) => `${subject}|${field}` },
  );
  return {
    async note(reveal) {
      await loader.load(reveal);
    },
  };
}
