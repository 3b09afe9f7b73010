import { fail, type Context, type Decision, placeOf } from '@linli/kit';
import { checklistsFor } from './checklist.reading.ts';
import { count } from './credit.carry.ts';
import type { CreditMark } from './credit.rules.ts';
import { addEvidence } from './evidence.carry.ts';
import { inspections, type Inspection } from './inspection.model.ts';
import { plan } from './inspection.rules.ts';
import type { Actor } from './inspection.permission.ts';
import { merchants } from './merchant.model.ts';
import { standingAs } from './merchant.rules.ts';
import { submit, turn } from './rectification.rules.ts';
import type { EvidenceInput, InspectionInput } from './schema.types.ts';

const AT_ONCE = 200;

/** A visit to a merchant, with the checklists as they hold there. */
export async function planInspection(context: Context, input: InspectionInput): Promise<Inspection> {
  const { open, now } = context;
  const merchant = standingAs(await open(merchants).load(input.merchant), 'OPEN', 'SUSPENDED');
  if (input.checklists.length > 20) fail('INSPECTION_TEAMS', { field: 'checklists' });
  const checklists = await checklistsFor(context, merchant, input.checklists);
  return open(inspections).insert(placeOf(merchant), plan(input, checklists, now));
}

type Counts = (row: Inspection) => readonly (Omit<CreditMark, 'subject'> | null)[];

// What counts in the merchant's score, and the moment it happened: the same however often it is looked at.
const counts: Counts = ({ state, result, doneAt, dueAt, submittedAt, transferredAt, returnCount, overdue }) => [
  doneAt && result === 'PASS' ? { code: 'INSPECTION_PASSED', at: doneAt } : null,
  doneAt && result === 'FAIL' ? { code: 'INSPECTION_FAILED', at: doneAt } : null,
  overdue && dueAt ? { code: 'RECTIFICATION_OVERDUE', at: dueAt } : null,
  transferredAt ? { code: 'TRANSFERRED', at: transferredAt } : null,
  state === 'VERIFIED' && submittedAt && returnCount === 0 && !transferredAt
    ? { code: 'RECTIFIED_IN_TIME', at: submittedAt }
    : null,
];

/** All that counts of an inspection. */
export const marksOf = (row: Inspection): readonly CreditMark[] =>
  counts(row).flatMap((each) => (each ? [{ ...each, subject: row.id }] : []));

type InspectionRule = (row: Inspection, actor: Actor) => Decision<Inspection> | null;

interface Asked {
  readonly id: string;
  /** Null for whatever version it stands at. */
  readonly version: number | null;
}

/** One step of an inspection's way, and what it means for its merchant. */
export async function act(context: Context, { id, version }: Asked, rule: InspectionRule): Promise<Inspection> {
  const opened = context.open(inspections);
  let wasLate = false;
  const decide = (row: Inspection): Decision<Inspection> | null => {
    wasLate = row.overdue;
    return rule(row, context);
  };
  const after = await (version === null ? opened.amend(id, decide) : opened.change(id, version, decide));
  const inTime = wasLate ? marksOf(after).filter(({ code }) => code !== 'RECTIFIED_IN_TIME') : marksOf(after);
  if (inTime.length > 0) await count(context, after.merchant, ...inTime);
  return after;
}

interface Submitting {
  readonly id: string;
  readonly version: number;
  readonly input: EvidenceInput;
}

/** What was done, with photos beside it. */
export async function submitRectification(context: Context, { id, version, input }: Submitting): Promise<Inspection> {
  const row = await act(context, { id, version }, (each, actor) => submit(each, input.measures, actor));
  for (const photo of input.photos ?? []) await addEvidence(context, row, photo);
  return row;
}

/** Inspections whose time has come, one transaction each. */
export async function turnInspections(context: Context): Promise<number> {
  const { open, now } = context;
  const due = await open(inspections).some({ checkAt: { until: new Date(now.getTime() + 1) } }, { limit: AT_ONCE });
  return context.eachOne(
    due.map(({ id }) => id),
    (id, each) => act(each, { id, version: null }, (row) => turn(row, now)),
  );
}
