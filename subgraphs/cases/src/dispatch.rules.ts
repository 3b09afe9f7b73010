import { departments, isDepartment } from '@linli/contract';
import { fail, placeOf } from '@linli/kit';
import { enter } from './case.clocks.ts';
import type { CoHandler } from './case.fields.ts';
import type { Case } from './case.model.ts';
import { aside, collapsedSteps, into, nobody, type Move, type StepDraft } from './case.move.ts';
import { allowed, openPartOf } from './case.permission.ts';
import { endClock, startClock } from './clock.ts';
import { limitOf } from './sla.ts';
import { canDispatchTo, firstHolder, nextHolder, type Holder } from './tier.ts';
import type { CannotHandle } from './words.ts';
import type { World } from './world.ts';
import { timingOf } from './case.clocks.ts';

export interface Party {
  readonly department: string;
  readonly node?: string | null | undefined;
}

/** It waits for a dispatcher at a node; nobody has it in hand. */
export const waitAt = (row: Case, { tier, nodeCode }: Holder, world: World): Move['set'] => ({
  ...into('PENDING_DISPATCH'),
  ...enter(row, { stage: 'DISPATCH', tier }, world),
  ...nobody,
  tier,
  nodeCode,
  returnsHere: 0,
});

const upFrom = (row: Case, world: World): Holder =>
  nextHolder(placeOf(row), row.tier, world.isTwoTier) ?? fail('CASE_TOP_TIER');

/** The grid cannot handle it: the lowest administrative step of the place does. */
export function reportUp(row: Case, told: { cause: CannotHandle; reason: string }, world: World): Move {
  allowed(row, 'REPORT_UP', world);
  const { cause, reason } = told;
  const to = firstHolder(placeOf(row), world.isTwoTier) ?? fail('CASE_TOP_TIER');
  const { tier, nodeCode } = to;
  return {
    set: { ...waitAt(row, to, world), cause },
    event: 'case.reported-up',
    data: { cause, node: nodeCode },
    reason,
    steps: [
      { action: 'REPORT_UP', from: row.state, to: 'PENDING_DISPATCH', tier, nodeCode, note: reason },
      ...collapsedSteps(to.collapsed, nodeCode),
    ],
  };
}

/** To the next distinct node above. What falls together on the way was written down when it came to this node. */
export function escalate(row: Case, reason: string, world: World): Move {
  allowed(row, 'ESCALATE', world);
  const to = upFrom(row, world);
  const { tier, nodeCode } = to;
  return {
    set: waitAt(row, to, world),
    event: 'case.escalated',
    data: { node: nodeCode, tier, automatic: false },
    reason,
    steps: [{ action: 'ESCALATE', from: row.state, to: 'PENDING_DISPATCH', tier, nodeCode, note: reason }],
  };
}

interface Checked {
  readonly department: string;
  readonly nodeCode: string;
}

function checked(row: Case, { department, node }: Party): Checked {
  if (!isDepartment(department)) fail('CASE_DEPARTMENT_UNKNOWN', { department, known: Object.keys(departments) });
  const nodeCode = node ?? row.nodeCode;
  if (!canDispatchTo(placeOf(row), row.nodeCode, nodeCode)) fail('CASE_TARGET_NODE', { node: nodeCode });
  return { department, nodeCode };
}

const given = (row: Case, { department, nodeCode }: Checked, world: World): Move['set'] => ({
  ...into('DISPATCHED'),
  ...enter(row, { stage: 'TAKE', tier: row.tier }, world),
  department,
  departmentNode: nodeCode,
  handler: null,
});

const dispatchStep = (row: Case, { department, nodeCode }: Checked): StepDraft => ({
  action: 'DISPATCH',
  from: row.state,
  to: 'DISPATCHED',
  tier: row.tier,
  nodeCode,
  department,
});

/** To one department at the same or a lower node. */
export function dispatch(row: Case, to: Party & { readonly note?: string | null | undefined }, world: World): Move {
  allowed(row, 'DISPATCH', world);
  const party = checked(row, to);
  return {
    set: { ...given(row, party, world), joint: false, coHandlers: [] },
    event: 'case.dispatched',
    data: { department: party.department, node: party.nodeCode },
    reason: to.note,
    steps: [{ ...dispatchStep(row, party), isPublic: true }, ...aside(to.note)],
  };
}

export interface JointParties {
  readonly lead: Party;
  readonly coHandlers: readonly Party[];
  readonly note?: string | null | undefined;
}

function asked(row: Case, { department, nodeCode }: Checked, world: World): CoHandler {
  const limit = limitOf({ stage: 'HANDLE', tier: row.tier, severity: row.severity }, world.category.sla);
  const timing = { natural: row.severity === 1, calendar: world.calendar };
  return { department, nodeCode, state: 'ASKED', clock: startClock({ stage: 'HANDLE', limit, timing }, world.now) };
}

/** To a lead and co-handlers 五队联动, each with a clock. */
export function makeJoint(row: Case, told: JointParties, world: World): Move {
  allowed(row, 'JOINT', world);
  if (told.coHandlers.length === 0) fail('VALUE_MISSING', { field: 'coHandlers' });
  const lead = checked(row, told.lead);
  const others = told.coHandlers.map((party) => checked(row, party));
  const names = [lead, ...others].map(({ department, nodeCode }) => `${department}@${nodeCode}`);
  if (new Set(names).size < names.length) fail('CASE_PARTY_TWICE');
  return {
    set: { ...given(row, lead, world), joint: true, coHandlers: others.map((party) => asked(row, party, world)) },
    event: 'case.made-joint',
    data: { department: lead.department, node: lead.nodeCode, parties: names.length },
    reason: told.note,
    steps: [
      { ...dispatchStep(row, lead), action: 'JOINT', isPublic: true },
      ...others.map((party) => ({ ...dispatchStep(row, party), action: 'JOINT' as const })),
      ...aside(told.note),
    ],
  };
}

/** One co-handler's part is done, or refused. A refusal is counted. */
export function answerJoint(row: Case, told: { answer: 'DONE' | 'REFUSED'; note: string }, world: World): Move {
  allowed(row, 'ANSWER_JOINT', world);
  const at = openPartOf(row, world);
  const { now, viewer } = world;
  const coHandlers = row.coHandlers.map((part, each) =>
    each === at
      ? {
          ...part,
          state: told.answer,
          note: told.note,
          answeredAt: now,
          answeredBy: viewer.id,
          clock: endClock(part.clock, now, timingOf(part.clock, world)),
        }
      : part,
  );
  const department = row.coHandlers[at]?.department ?? null;
  return {
    set: { coHandlers, refusals: row.refusals + (told.answer === 'REFUSED' ? 1 : 0) },
    event: 'case.joint-answered',
    data: { department, answer: told.answer },
    reason: told.note,
    steps: [{ action: 'ANSWER_JOINT', department, note: told.note }],
  };
}
