import { because, dayOf, fail, type Decision } from '@linli/kit';
import { dayAfter } from '@linli/vocabulary';
import type { Checklist } from './checklist.model.ts';
import { answered } from './checklist.rules.ts';
import type { InspectionFields, InspectionPart } from './inspection.fields.ts';
import type { Inspection } from './inspection.model.ts';
import { type Actor, allowed, say } from './inspection.permission.ts';
import { orderBy } from './rectification.rules.ts';
import type { FindingsInput, InspectionInput } from './schema.types.ts';

const MOST_TEAMS = 6;
const FURTHEST = 365;

const partOf = ({ code, name, version, team, items }: Checklist): InspectionPart => ({
  team,
  checklist: code,
  checklistName: name,
  checklistVersion: version,
  items: items.map((item) => ({ code: item.code, text: item.text, ok: null, note: null })),
  result: null,
  recordedBy: null,
  recordedAt: null,
});

/** A visit on a day, by one team or several together. */
export function plan(
  { merchant, plannedFor }: InspectionInput,
  checklists: readonly Checklist[],
  now: Date,
): Decision<Inspection> {
  const today = dayOf(now);
  if (plannedFor < today || plannedFor > dayAfter(today, FURTHEST)) fail('INSPECTION_DAY', { field: 'plannedFor' });
  const teams = new Set(checklists.map(({ team }) => team));
  if (teams.size === 0 || teams.size > MOST_TEAMS || teams.size < checklists.length)
    fail('INSPECTION_TEAMS', { field: 'checklists' });
  const set: InspectionFields = {
    merchant,
    parts: checklists.map(partOf),
    plannedFor,
    state: 'PLANNED',
    isOpen: true,
    overdue: false,
    returnCount: 0,
  };
  return { set, event: { type: 'inspection.planned', data: { merchant, joint: checklists.length > 1 } } };
}

const over = { isOpen: false, overdue: false, dueAt: null, checkAt: null } as const;

/** Nobody goes after all. */
export function cancel(row: Inspection, reason: string, actor: Actor): Decision<Inspection> {
  const { to } = allowed(row, 'CANCEL', actor);
  const why = because(reason);
  return {
    set: { state: to, ...over, endedAt: actor.now, reason: why },
    event: say('inspection.cancelled', row),
    reason: why,
  };
}

/** Its merchant is no more. What enforcement has, it keeps. */
export const callOff = (row: Inspection, reason: string, now: Date): Decision<Inspection> | null =>
  row.isOpen && row.state !== 'TRANSFERRED'
    ? {
        set: { state: 'CANCELLED', ...over, endedAt: now, reason },
        event: say('inspection.cancelled', row),
        reason,
      }
    : null;

function ownPart({ parts }: Inspection, checklist: string, { viewer }: Actor): InspectionPart {
  const part = parts.find((each) => each.checklist === checklist) ?? fail('CHECKLIST_UNKNOWN', { checklist });
  if (!viewer.departments.includes(part.team)) fail('INSPECTION_OTHER_TEAM', { team: part.team });
  if (part.result) fail('INSPECTION_RECORDED', { checklist });
  return part;
}

/** A team says what it found. With the last of them the visit is done. */
export function record(row: Inspection, { checklist, answers }: FindingsInput, actor: Actor): Decision<Inspection> {
  const { to } = allowed(row, 'RECORD', actor);
  const { viewer, now } = actor;
  const own = ownPart(row, checklist, actor);
  const items = answered(own.items, answers);
  const result = items.every(({ ok }) => ok) ? 'PASS' : 'FAIL';
  const parts = row.parts.map((each) =>
    each.checklist === checklist ? { ...each, items, result, recordedBy: viewer.id, recordedAt: now } : each,
  ) satisfies readonly InspectionPart[];
  if (parts.some((each) => !each.result)) {
    const data = { merchant: row.merchant, checklist, result };
    return { set: { parts }, event: { type: 'inspection.recorded', data } };
  }
  const done = { parts, state: to, doneAt: now };
  return parts.every((each) => each.result === 'PASS')
    ? { set: { ...done, ...over, result: 'PASS', endedAt: now }, event: say('inspection.passed', row) }
    : { set: { ...done, result: 'FAIL', ...orderBy(now) }, event: say('inspection.failed', row) };
}
