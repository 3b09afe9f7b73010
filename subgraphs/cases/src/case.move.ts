import type { EventType } from '@linli/contract';
import type { Case } from './case.model.ts';
import type { CaseFields, Held } from './case.fields.ts';
import type { StepFields } from './case-step.model.ts';
import { isOpenState, type CaseState, type CaseTier } from './words.ts';
import type { World } from './world.ts';

/** A line for the timeline; who, when and where are added when it is written. */
export type StepDraft = Pick<StepFields, 'action'> & Partial<Omit<StepFields, 'caseId' | 'at' | 'by'>>;

/** What a rule about a case decides: the row, what the city hears, and the lines of its history. */
export interface Move {
  readonly set: Partial<CaseFields>;
  readonly event?: EventType;
  readonly data?: Readonly<Record<string, string | number | boolean | null>>;
  readonly reason?: string | null | undefined;
  readonly steps: readonly StepDraft[];
}

/** Puts a case into a state. */
export const into = (state: CaseState): Pick<Held, 'state' | 'isOpen'> => ({ state, isOpen: isOpenState(state) });

/** A rule about a case in its world; null changes nothing. */
export type CaseRule = (row: Case, world: World) => Move | null;

/** Nobody has it in hand any more. */
export const nobody = {
  department: null,
  departmentNode: null,
  handler: null,
  joint: false,
  coHandlers: [],
} as const satisfies Partial<Held>;

/** What staff tell each other about a step: a line of its own, which the reporter does not read. */
export const aside = (note: string | null | undefined): readonly StepDraft[] =>
  note ? [{ action: 'NOTE', note }] : [];

/** One line for each tier that fell together with a node: no wait and no clock there. */
export const collapsedSteps = (collapsed: readonly CaseTier[], nodeCode: string): readonly StepDraft[] =>
  collapsed.map((tier) => ({ action: 'COLLAPSED', collapsed: tier, tier, nodeCode }));
