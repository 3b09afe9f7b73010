import { fail, type Decision } from '@linli/kit';
import type { Case } from './case.model.ts';
import { allowed } from './case.permission.ts';
import type { Pause, PauseFields } from './pause.model.ts';
import type { World } from './world.ts';

// Longer than any standard allows a single extension (proposal).
const LONGEST = 60 * 86_400_000;

/** The handler asks; nothing changes before the dispatcher agrees. */
export function request(
  row: Case,
  told: Pick<PauseFields, 'kind' | 'reason' | 'until'> & { readonly waiting: boolean },
  world: World,
): Decision<Pause> {
  allowed(row, 'REQUEST_PAUSE', world);
  const { kind, reason, until, waiting } = told;
  if (waiting) fail('CASE_PAUSE_OPEN');
  const ahead = until.getTime() - world.now.getTime();
  if (ahead <= 0 || ahead > LONGEST) fail('CASE_PAUSE_TIME', { field: 'until' });
  return {
    set: { caseId: row.id, kind, reason, until, state: 'REQUESTED', nodeCode: row.nodeCode },
    event: { type: 'case.pause-requested', data: { case: row.id, kind, node: row.nodeCode } },
    reason,
  };
}

/** Somebody else than who asked decides, once. */
function checkOpen(pause: Pause, world: World): void {
  if (pause.state !== 'REQUESTED') fail('CASE_PAUSE_DECIDED');
  if (pause.createdBy === world.viewer.id) fail('CASE_SAME_PERSON');
}

const decided = (world: World, decision: string | null): Partial<PauseFields> => ({
  decidedBy: world.viewer.id,
  decidedAt: world.now,
  decision,
});

export function approve(pause: Pause, row: Case, world: World): Decision<Pause> {
  allowed(row, 'DECIDE_PAUSE', world);
  checkOpen(pause, world);
  if (pause.until <= world.now) fail('CASE_PAUSE_TIME', { field: 'until' });
  return { set: { state: 'APPROVED', ...decided(world, null) } };
}

export function refuse(
  pause: Pause,
  told: { readonly row: Case; readonly reason: string },
  world: World,
): Decision<Pause> {
  const { row, reason } = told;
  allowed(row, 'DECIDE_PAUSE', world);
  checkOpen(pause, world);
  return {
    set: { state: 'REFUSED', ...decided(world, reason) },
    event: { type: 'case.pause-refused', data: { case: row.id, kind: pause.kind } },
    reason,
  };
}
