import { because, fail, type Decision } from '@linli/kit';
import type { InspectionFields } from './inspection.fields.ts';
import type { Inspection } from './inspection.model.ts';
import { type Actor, allowed, say } from './inspection.permission.ts';

const DAY = 86_400_000;

// Ours as proposals: what nobody orders within three days is ordered by itself, fifteen days are given, and what is late
// has three days of grace before enforcement has it.
const days = { toOrder: 3, given: 15, most: 60, grace: 3 } as const;

const later = (at: Date, count: number): Date => new Date(at.getTime() + count * DAY);

const running = (dueAt: Date) => ({ dueAt, checkAt: dueAt, overdue: false }) as const;
const still = { dueAt: null, checkAt: null, overdue: false } as const;

/** The clock of what did not pass and waits to be ordered. */
export const orderBy = (now: Date) => ({ ...running(later(now, days.toOrder)), dueAt: null });

/** What must be put right, team by team. */
export const toPutRight = ({ parts }: Pick<InspectionFields, 'parts'>) =>
  parts.flatMap(({ team, items }) =>
    items.filter(({ ok }) => ok === false).map(({ code, text, note }) => ({ team, code, text, note: note ?? null })),
  );

function checkDue(dueAt: Date, now: Date): Date {
  if (dueAt <= now || dueAt > later(now, days.most)) fail('RECTIFICATION_DUE', { field: 'dueAt' });
  return dueAt;
}

const ordered = (row: Inspection, dueAt: Date): Decision<Inspection> => ({
  set: { state: 'RECTIFY_ORDERED', ...running(dueAt) },
  event: say('rectification.ordered', row),
});

/** To be put right by then: a team that was there says so. */
export function order(row: Inspection, dueAt: Date, actor: Actor): Decision<Inspection> {
  allowed(row, 'ORDER', actor);
  if (!row.parts.some(({ team }) => actor.viewer.departments.includes(team)))
    fail('INSPECTION_OTHER_TEAM', { team: row.parts[0]?.team ?? null });
  return ordered(row, checkDue(dueAt, actor.now));
}

/** Put right, as somebody says; no clock runs while it waits to be looked at. */
export function submit(row: Inspection, measures: string, actor: Actor): Decision<Inspection> {
  const { to } = allowed(row, 'SUBMIT', actor);
  if (!measures.trim()) fail('VALUE_MISSING', { field: 'measures' });
  return {
    set: {
      state: to,
      measures: measures.trim(),
      submittedBy: actor.viewer.id,
      submittedAt: actor.now,
      checkAt: null,
    },
    event: say('rectification.submitted', row),
  };
}

const looked = ({ viewer, now }: Actor) => ({ verifiedBy: viewer.id, verifiedAt: now });

/** Somebody else has looked, and it is good. */
export function verify(row: Inspection, actor: Actor): Decision<Inspection> {
  const { to } = allowed(row, 'VERIFY', actor);
  return {
    set: { state: to, isOpen: false, ...still, ...looked(actor), endedAt: actor.now },
    event: say('rectification.verified', row),
  };
}

interface Back {
  readonly reason: string | null | undefined;
  readonly dueAt: Date | null | undefined;
}

/** It is not good: back, by a new day. */
export function sendBack(row: Inspection, { reason, dueAt }: Back, actor: Actor): Decision<Inspection> {
  const { to } = allowed(row, 'SEND_BACK', actor);
  const due = checkDue(dueAt ?? fail('VALUE_MISSING', { field: 'dueAt' }), actor.now);
  return {
    set: { state: to, ...running(due), ...looked(actor), returnCount: row.returnCount + 1 },
    event: say('rectification.returned', row),
    reason: because(reason),
  };
}

const failedTeams = (row: Inspection): readonly string[] => [...new Set(toPutRight(row).map(({ team }) => team))];

const transferred = (row: Inspection, automatic: boolean, now: Date): Decision<Inspection> => {
  const teams = failedTeams(row);
  const data = { merchant: row.merchant, team: teams[0] ?? null, teams: teams.join(','), automatic };
  return {
    set: { state: 'TRANSFERRED', ...still, transferredAt: now },
    event: { type: 'rectification.transferred', data },
  };
};

/** Enforcement has it. */
export function transfer(row: Inspection, reason: string, actor: Actor): Decision<Inspection> {
  allowed(row, 'TRANSFER', actor);
  return { ...transferred(row, false, actor.now), reason: because(reason) };
}

const late = (row: Inspection, dueAt: Date): Decision<Inspection> => ({
  set: { state: 'OVERDUE', overdue: true, checkAt: later(dueAt, days.grace) },
  event: say('rectification.overdue', row),
});

/** What time does: ordered by itself, late, and with enforcement when the grace is over. Null when it is too early. */
export function turn(row: Inspection, now: Date): Decision<Inspection> | null {
  if (!row.checkAt || row.checkAt > now) return null;
  if (row.state === 'DONE') return ordered(row, later(now, days.given));
  if (row.state === 'RECTIFY_ORDERED' && row.dueAt) return late(row, row.dueAt);
  return row.state === 'OVERDUE' ? transferred(row, true, now) : null;
}

/** Cases has opened this case for it. */
export const follow = (row: Inspection, caseId: string): Decision<Inspection> | null =>
  row.state !== 'TRANSFERRED' || row.caseId === caseId ? null : { set: { caseId } };

/** Its case is closed, and so is it. */
export const settle = (row: Inspection, now: Date): Decision<Inspection> | null =>
  row.state === 'TRANSFERRED'
    ? { set: { state: 'SETTLED', isOpen: false, ...still, endedAt: now }, event: say('rectification.settled', row) }
    : null;

/** Its case came to nothing: it is to be put right after all, by a new day. */
export function comeBack(row: Inspection, now: Date): Decision<Inspection> | null {
  if (row.state !== 'TRANSFERRED') return null;
  const { set, event } = ordered(row, later(now, days.given));
  return { set: { ...set, caseId: null }, ...(event ? { event } : {}) };
}
