import type { EventData } from '../decision.ts';
import type { JournalRow } from './journal.ts';

/** What a journal row does not share with the others of its sheaf. */
interface OwnPart {
  readonly _id: string;
  readonly subject: string;
  readonly place: string;
  readonly about?: string;
  readonly data: EventData;
}

/** Many journal rows of one command that say the same of many subjects, as one document: who, when, what; then of whom. */
export interface Sheaf extends Omit<JournalRow, 'about' | 'event' | 'place' | 'subject' | 'whisper'> {
  /** The type of the event all of them are. */
  readonly event: string | null;
  readonly lines: readonly OwnPart[];
}

/** A document of the journal: a row, or many. */
export type Kept = JournalRow | Sheaf;

// Fewer are not worth it; more would make a document that is long to read for whoever wants only its beginning.
const FEWEST = 20;
const MOST = 250;

export const isSheaf = (kept: Kept): kept is Sheaf => 'lines' in kept;

// A reason is somebody's words and may hold a bar: it comes last.
const likeness = ({ action, entity, version, outcome, reason, event, fields }: JournalRow): string =>
  [action, entity, version, outcome, event?.type, ...fields, reason === null ? 'none' : `said ${reason}`].join('|');

function sheafOf(rows: readonly JournalRow[], _id: string): Kept {
  const [first] = rows;
  if (!first) throw new Error('A sheaf of nothing');
  const { subject: _subject, place: _place, about: _about, event, ...common } = first;
  return {
    ...common,
    _id,
    event: event?.type ?? null,
    steps: rows.flatMap(({ steps }) => steps),
    pending: [...new Set(rows.flatMap(({ pending }) => pending))],
    lines: rows.map((row) => {
      const own = { _id: row._id, subject: row.subject, place: row.place, data: row.event?.data ?? {} };
      return row.about === undefined ? own : { about: row.about, ...own };
    }),
  };
}

/**
 * Journal rows as they lie: those of one command, by one actor at one moment, that are alike go together. A thousand new
 * rows are four documents and not a thousand, for whoever writes them and for everybody who takes them in.
 */
export function inSheaves(rows: readonly JournalRow[], newId: () => string): readonly Kept[] {
  const groups = new Map<string, JournalRow[]>();
  for (const row of rows) {
    // What is whispered is sealed for one row.
    const mark = row.whisper ? row._id : likeness(row);
    const group = groups.get(mark);
    if (group) group.push(row);
    else groups.set(mark, [row]);
  }
  return [...groups.values()].flatMap((group) => {
    if (group.length < FEWEST) return group;
    return Array.from({ length: Math.ceil(group.length / MOST) }, (_, at) =>
      sheafOf(group.slice(at * MOST, (at + 1) * MOST), newId()),
    );
  });
}

/** The rows of a document, each as if it lay alone; steps are left to the document, which the counters take as one. */
export function rowsIn(kept: Kept): readonly JournalRow[] {
  if (!isSheaf(kept)) return [kept];
  const { lines, event, sealedSteps: _steps, ...common } = kept;
  return lines.map(({ _id, subject, place, about, data }) => ({
    subject,
    place,
    ...(about === undefined ? {} : { about }),
    event: event === null ? null : { type: event, data },
    ...common,
    _id,
    steps: [],
  }));
}
