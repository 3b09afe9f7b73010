import { hearersOf } from '@linli/contract';
import type { Collection, Row } from '../collection/collection.ts';
import type { Decision, EventData } from '../decision.ts';
import { newId } from '../ids.ts';
import type { JournalRow, Step } from '../store/journal.ts';
import { insertMany } from '../store/insert-many.ts';
import { inSheaves, type Kept } from '../store/sheaf.ts';
import { placeOf } from '../store/raw.ts';
import { whispered } from '../store/whisper.ts';
import type { Work } from '../store/work.ts';
import type { Desk } from './desk.ts';
import { stepsOf, summed } from './steps.ts';

/** Who has still to take a journal row in. */
const pendingFor = (steps: readonly Step[], event: string | null): readonly string[] => [
  ...(steps.length > 0 ? ['counters'] : []),
  'platform',
  ...(event ? hearersOf(event) : []),
];

export interface Line {
  readonly action: string;
  readonly entity: string;
  readonly subject: string;
  readonly place: string;
  readonly about?: string | null | undefined;
  readonly version: number;
  readonly fields: readonly string[];
  readonly outcome?: JournalRow['outcome'];
  readonly reason?: string | null | undefined;
  readonly event?: JournalRow['event'];
  readonly whisper?: EventData | undefined;
  readonly steps?: readonly Step[];
}

/** A journal row about what this viewer did. Field by field: a ledger makes tens of thousands of them. */
export function journalRow({ store, viewer, now, requestId }: Desk, line: Line): JournalRow {
  const { action, entity, subject, place, about, version, fields } = line;
  const { outcome = 'DONE', reason = null, event = null, steps = [] } = line;
  const pending = pendingFor(steps, event?.type ?? null);
  store.stirred.note(pending);
  const row = {
    _id: newId(),
    at: now,
    who: { id: viewer.id, roles: viewer.roles, home: viewer.home },
    purpose: viewer.purpose,
    action,
    entity,
    subject,
    place,
    version,
    fields,
    outcome,
    reason,
    requestId,
    event,
    steps,
    pending,
  };
  const told = about && about !== subject ? { about, ...row } : row;
  return line.whisper ? { ...told, whisper: whispered(store.box, row, line.whisper) } : told;
}

/** A row before and after; null where there is none yet, or no more. */
export interface Change<T> {
  readonly before: T | null;
  readonly after: T | null;
  readonly decision: Partial<Pick<Decision<T>, 'event' | 'reason' | 'set'>>;
}

// A fact that is sealed at home must not travel.
function checkData(source: { readonly name: string }, row: Row, told: { data: EventData; sealed: readonly string[] }) {
  if (told.sealed.length === 0) return;
  const words = Object.values(told.data).filter((value) => typeof value === 'string' && value.length > 1);
  if (words.length === 0) return;
  const field = told.sealed.find((each) => words.includes((row as unknown as Record<string, string>)[each] ?? null));
  if (field !== undefined) throw new Error(`An event would carry ${source.name}.${field}, which is sealed`);
}

const eventOf = (event: Decision<object>['event']): JournalRow['event'] =>
  event ? { type: event.type, data: event.data ?? {} } : null;

// Keys of counters say what is sealed: they lie sealed beside the row's id until the counters have taken them.
function withSealedSteps<K extends Kept>({ store: { box } }: Desk, kept: K): K {
  if (!box || kept.steps.length === 0) return kept;
  return { ...kept, steps: [], sealedSteps: box.close('journal', kept._id, kept.steps) };
}

// Nobody sees the counters between two rows of one transaction: the first line that moves them carries what all move.
function withStepsTogether(lines: readonly JournalRow[]): readonly JournalRow[] {
  const moving = lines.filter(({ steps }) => steps.length > 0);
  const [first] = moving;
  if (!first || moving.length === 1) return lines;
  const steps = summed(moving.flatMap((line) => line.steps));
  return lines.map((line) => {
    if (line.steps.length === 0) return line;
    const own = line === first ? steps : [];
    return { ...line, steps: own, pending: pendingFor(own, line.event?.type ?? null) };
  });
}

/** The row a change is told of, in which version; one that is gone is told in the next. */
function standing<T extends Row>({ before, after }: Change<T>): { row: T; word: string; version: number } {
  if (after) return { row: after, word: 'changed', version: after.version };
  if (!before) throw new Error('A change of nothing');
  return { row: before, word: 'removed', version: before.version + 1 };
}

/** The journal row of a change. */
export function changeLine<T extends Row>(desk: Desk, source: Collection<T>, change: Change<T>): JournalRow {
  const { before, after, decision } = change;
  const { row, word, version } = standing(change);
  const { entity, tallies, about, sealed = [] } = desk.store.shelf(source).options;
  const event = eventOf(decision.event);
  checkData(source, row, { data: event?.data ?? {}, sealed });
  return journalRow(desk, {
    action: event?.type ?? `${source.name}.${word}`,
    entity,
    subject: row.id,
    place: placeOf(row),
    about: about?.(row),
    version,
    fields: Object.keys(decision.set ?? {}),
    reason: decision.reason,
    event,
    whisper: decision.event?.whisper,
    steps: tallies ? stepsOf<Row>(before, after, tallies) : [],
  });
}

// More than this are written at once: a ledger's lines need not wait in memory.
const FEW = 100;

/**
 * Writes lines in one command, those of a transaction together at its end, and keeps in mind that their rows were held.
 */
export async function note<T extends Row>(desk: Desk, source: Collection<T>, lines: readonly JournalRow[]) {
  if (lines.length === 0) return;
  for (const { subject } of lines) desk.held.set(subject, { source, viewer: desk.viewer });
  const isSealed = (desk.store.shelf(source).options.sealed ?? []).length > 0;
  const together = withStepsTogether(lines);
  const lying = <K extends Kept>(kept: readonly K[]): readonly K[] =>
    isSealed ? kept.map((each) => withSealedSteps(desk, each)) : kept;
  const { late, session } = desk.work;
  if (!late || !session || lines.length > FEW)
    return void (await insertMany(desk, 'journal', lying(inSheaves(together, newId)), true));
  const alone: Work = { session, turn: (command) => command() };
  late.add(lying(together), (all) => insertMany({ store: desk.store, work: alone }, 'journal', all));
}
