import { fail } from '@linli/kit';
import { enter, finish } from './case.clocks.ts';
import type { Case } from './case.model.ts';
import type { CaseFields, Reported } from './case.fields.ts';
import { collapsedSteps, into, type Move, type StepDraft } from './case.move.ts';
import { allowed } from './case.permission.ts';
import { firstHolder, nextHolder } from './tier.ts';
import type { World } from './world.ts';

/** What is told about the row before it exists. */
export type NewCase = Omit<Reported, 'reportedAt'> & { readonly place: string };

const fallback = { appealed: false, joint: false, coHandlers: [], checks: [], firstHandled: false, onTime: false };
const nothingYet = {
  refusals: 0,
  returnCount: 0,
  returnsHere: 0,
  reworkCount: 0,
  reopenCount: 0,
  unreachableCount: 0,
} as const;

/** A report waits where the place has its lowest administrative step. */
export function report({ place, ...told }: NewCase, world: World): Move & { readonly set: CaseFields } {
  const holder = firstHolder(place, world.isTwoTier) ?? fail('CODE_INVALID', { field: 'place' });
  const { tier, nodeCode } = holder;
  const clocks = enter({ clocks: [], severity: told.severity, told: 0 }, { stage: 'ACCEPT', tier }, world);
  const { categoryCode: category, channel, severity } = told;
  return {
    set: {
      ...fallback,
      ...nothingYet,
      ...told,
      ...into('REPORTED'),
      ...clocks,
      tier,
      nodeCode,
      reportedAt: world.now,
    },
    event: 'case.reported',
    data: { category, channel, severity, node: nodeCode },
    steps: [{ action: 'REPORT', to: 'REPORTED', tier, nodeCode, isPublic: true }],
  };
}

const inGrid = (row: Case, world: World) => ({
  set: { ...into('IN_GRID'), ...enter(row, { stage: 'GRID', tier: 'GRID' }, world) },
  event: 'case.accepted' as const,
});

/** Goes straight to the grid's worker, when the category is handled there and the grid is known. */
export const isForGrid = (row: Pick<Case, 'grid'>, { category }: World): boolean =>
  category.defaultTier === 'GRID' && Boolean(row.grid);

export const acceptByCategory = (row: Case, world: World): Move => ({
  ...inGrid(row, world),
  steps: [{ action: 'AUTO_ACCEPT', from: row.state, to: 'IN_GRID', tier: 'GRID', isPublic: true }],
});

/** A grid worker takes what lies in the own grid. */
export function accept(row: Case, world: World): Move {
  allowed(row, 'ACCEPT', world);
  const { set, event } = inGrid(row, world);
  return {
    set: { ...set, handler: world.viewer.id },
    event,
    steps: [{ action: 'ACCEPT', from: row.state, to: 'IN_GRID', tier: 'GRID', isPublic: true }],
  };
}

// Where the first holder performs more tiers than one, they are written down once, when dispatch begins there.
function arrival(row: Case, { isTwoTier }: World): readonly StepDraft[] {
  const first = firstHolder(row.grid ?? row.jurisdiction, isTwoTier);
  return first?.nodeCode === row.nodeCode ? collapsedSteps(first.collapsed, first.nodeCode) : [];
}

/** The centre takes what no grid will handle; so does the tier an appeal went to. */
export function admit(row: Case, world: World): Move {
  allowed(row, 'ADMIT', world);
  const { tier, nodeCode } = row;
  return {
    set: { ...into('PENDING_DISPATCH'), ...enter(row, { stage: 'DISPATCH', tier }, world) },
    event: 'case.accepted',
    data: { node: nodeCode },
    steps: [
      { action: 'ADMIT', from: row.state, to: 'PENDING_DISPATCH', tier, nodeCode, isPublic: true },
      ...arrival(row, world),
    ],
  };
}

/** Refused, with a reason the reporter reads. */
export function reject(row: Case, reason: string, world: World): Move {
  allowed(row, 'REJECT', world);
  return {
    set: { ...into('NOT_ACCEPTED'), ...finish(row, world), rejectedBy: world.viewer.id },
    event: 'case.rejected',
    reason,
    steps: [{ action: 'REJECT', from: row.state, to: 'NOT_ACCEPTED', note: reason, isPublic: true }],
  };
}

/** The reporter asks the next tier to look at it, once. */
export function appeal(row: Case, reason: string, world: World): Move {
  allowed(row, 'APPEAL', world);
  if (row.appealed) fail('CASE_APPEALED_ONCE');
  const up = nextHolder(row.grid ?? row.jurisdiction, row.tier, world.isTwoTier) ?? fail('CASE_TOP_TIER');
  const { tier, nodeCode } = up;
  return {
    set: {
      ...into('REPORTED'),
      ...enter(row, { stage: 'ACCEPT', tier }, world),
      tier,
      nodeCode,
      appealed: true,
    },
    event: 'case.appealed',
    data: { node: nodeCode },
    reason,
    steps: [
      ...collapsedSteps(up.collapsed, row.nodeCode),
      { action: 'APPEAL', from: row.state, to: 'REPORTED', tier, nodeCode, note: reason, isPublic: true },
    ],
  };
}

/** The same matter as `parent`, whose course the reporter follows from now on. */
export function merge(row: Case, parent: Case, world: World): Move {
  allowed(row, 'MERGE', world);
  if (parent.id === row.id || !parent.isOpen || parent.duplicateOf) fail('CASE_MERGE_TARGET', { id: parent.id });
  return {
    set: { ...into('DUPLICATE'), ...finish(row, world), duplicateOf: parent.id },
    event: 'case.merged',
    data: { into: parent.id },
    steps: [{ action: 'MERGE', from: row.state, to: 'DUPLICATE', note: parent.number, isPublic: true }],
  };
}
