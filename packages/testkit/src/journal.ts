import { type JournalRow, type Kept, rowsIn } from '@linli/kit/inside';

/** A journal row as a test reads it. */
export type Line = Pick<
  JournalRow,
  | 'about'
  | 'action'
  | 'entity'
  | 'event'
  | 'fields'
  | 'outcome'
  | 'place'
  | 'purpose'
  | 'reason'
  | 'steps'
  | 'subject'
  | 'version'
  | 'who'
>;

interface Journal {
  find(): { sort(order: object): { toArray(): Promise<readonly Kept[]> } };
}

/** What was written down so far, oldest first. The world that was given is left out. */
export async function linesOf(journal: unknown): Promise<readonly Line[]> {
  const kept = await (journal as Journal).find().sort({ _id: 1 }).toArray();
  // What one consumer could not take in of a sheaf lies there once more, alone.
  const rows = [...new Map(kept.flatMap(rowsIn).map((row) => [row._id, row])).values()];
  return rows
    .filter(({ who }) => who.id !== 'svc:given')
    .map(({ about, action, entity, event, fields, outcome, place, purpose, reason, steps, subject, version, who }) => ({
      ...(about === undefined ? {} : { about }),
      action,
      entity,
      event,
      fields,
      outcome,
      place,
      purpose,
      reason,
      steps,
      subject,
      version,
      who,
    }));
}
