import { dayOf, fail, type Context, placeOf } from '@linli/kit';
import { changeRecords, type ChangeRecord } from './change-record.model.ts';
import { approve, drop, propose, record, reject, take } from './change.rules.ts';
import { type Asked, checkedValues, checkSource, judgeAll } from './judgement.rules.ts';
import type { Target } from './move.carry.ts';
import { residents } from './resident.model.ts';
import { settingsAt } from './settings.reading.ts';
import { visitAsked } from './visit.ts';
import type { ChangeSource } from './words.ts';

interface Proposal {
  readonly source: ChangeSource;
  readonly changes: readonly Asked[];
  readonly confidence?: number | null | undefined;
  readonly visit?: string | null | undefined;
  readonly note?: string | null | undefined;
}

const USUAL = 80;

function sureness(confidence: number | null | undefined): number {
  const value = confidence ?? USUAL;
  return Number.isInteger(value) && value >= 0 && value <= 100 ? value : fail('VALUE_INVALID', { field: 'confidence' });
}

/** One proposal of several fields: a record each, and what is trusted holds at once. */
export async function proposeChanges(context: Context, { id, version }: Target, proposal: Proposal) {
  const { open, viewer, now, requestId } = context;
  const { source, changes, visit, note } = proposal;
  checkSource(viewer, source);
  const today = dayOf(now);
  const values = checkedValues(changes, today);
  const before = await open(residents).change(id, version, () => null);
  const waits = await open(changeRecords).some({ residentId: id, state: 'PENDING' }, { limit: 100 });
  const confidence = sureness(proposal.confidence);
  const waiting = new Set(waits.map(({ field }) => field));
  const settings = await settingsAt(context, placeOf(before));
  const offer = { source, confidence, waiting, today, settings };
  const judged = judgeAll(before, values, offer);
  const told = { residentId: id, proposal: requestId, visitId: visitAsked(visit), note, offer };
  const records: ChangeRecord[] = [];
  for (const each of judged)
    records.push(await open(changeRecords).insert(placeOf(before), record(each, told, context)));
  const byField = new Map(records.map((each) => [each.field, each.id] as const));
  const { verifyAfterDays } = settings;
  const bringing = { source, confidence, by: viewer.id, at: now, changes: byField, verifyAfterDays };
  const resident = await open(residents).change(id, version, (row) => propose(row, judged, bringing));
  return { resident, changes: records };
}

/** The proposal holds from now on. */
export async function approveChange(context: Context, { id, version }: Target): Promise<ChangeRecord> {
  const { open, now } = context;
  const { residentId } = await open(changeRecords).load(id);
  const resident = await open(residents).load(residentId);
  const approved = await open(changeRecords).change(id, version, (row) => approve(row, resident, context));
  await open(residents).amend(residentId, (row) => take(row, approved, now));
  return approved;
}

export async function rejectChange(context: Context, { id, version }: Target, reason: string): Promise<ChangeRecord> {
  const { open } = context;
  const rejected = await open(changeRecords).change(id, version, (row) => reject(row, reason, context));
  await open(residents).amend(rejected.residentId, drop);
  return rejected;
}
