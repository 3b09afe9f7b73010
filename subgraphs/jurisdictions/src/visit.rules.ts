import { fail, type Decision, type Viewer } from '@linli/kit';
import { isOwn } from './assignment.rules.ts';
import { may } from './rights.rules.ts';
import type { VisitInput } from './schema.types.ts';
import type { Visit } from './visit.model.ts';
import type { Worker } from './worker.model.ts';
import { working } from './worker.rules.ts';

/** Something that lies ahead. */
export function ahead(at: Date, now: Date, field: string): Date {
  return at > now ? at : fail('TIME_PAST', { field });
}

/** A patrol goes to a point, a household visit to a household; never to both. */
export function plan(input: Omit<VisitInput, 'place'>, worker: Worker, now: Date): Decision<Visit> {
  working(worker);
  const isPatrol = input.kind === 'PATROL';
  if (isPatrol !== Boolean(input.point) || isPatrol === Boolean(input.household))
    fail('VISIT_TARGET', { field: isPatrol ? 'point' : 'household' });
  return {
    set: {
      kind: input.kind,
      state: 'PLANNED',
      point: input.point ?? null,
      household: input.household ?? null,
      worker: worker.id,
      userId: worker.userId ?? null,
      plannedAt: ahead(input.plannedAt, now, 'plannedAt'),
      abnormal: false,
      late: false,
    },
    event: { type: 'visit.planned', data: { kind: input.kind, worker: worker.id } },
  };
}

interface At {
  readonly viewer: Viewer;
  readonly now: Date;
}

interface Found {
  readonly findings: string;
  readonly abnormal: boolean;
}

// Whoever plans visits writes down what a worker without a login found.
const isTheirs = (visit: Visit, viewer: Viewer): boolean =>
  !visit.userId || isOwn(visit, viewer) || may(viewer, 'visit.plan');

/** What was missed can still be done, and stays marked late. Nobody does another's visit. */
export function record(visit: Visit, { findings, abnormal }: Found, { viewer, now }: At): Decision<Visit> {
  if (!isTheirs(visit, viewer)) fail('NOT_OWN', { id: visit.id });
  if (visit.state === 'DONE') fail('VISIT_DONE', { id: visit.id });
  if (!findings.trim()) fail('VALUE_MISSING', { field: 'findings' });
  return {
    set: { state: 'DONE', doneAt: now, findings, abnormal, late: now > visit.plannedAt },
    event: { type: 'visit.done', data: { kind: visit.kind, worker: visit.worker, abnormal } },
  };
}

/** The clock's word; null when somebody was quicker. */
export function miss(visit: Visit, now: Date): Decision<Visit> | null {
  if (visit.state !== 'PLANNED' || visit.plannedAt >= now) return null;
  const type = visit.kind === 'PATROL' ? 'patrol.missed' : 'visit.missed';
  return { set: { state: 'MISSED' }, event: { type, data: { worker: visit.worker, point: visit.point ?? null } } };
}

/** Calendar days in Shanghai as instants. China keeps one time zone, UTC+8. */
export const instantsOf = (days: { readonly from: string; readonly until: string } | null | undefined) =>
  days && { from: new Date(`${days.from}T00:00:00+08:00`), until: new Date(`${days.until}T00:00:00+08:00`) };
