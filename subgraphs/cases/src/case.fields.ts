import type { Clock } from './clock.ts';
import type {
  CannotHandle,
  CaseChannel,
  CaseLight,
  CaseLinkKind,
  CaseState,
  CaseTier,
  CoHandlerState,
  ReporterKind,
} from './words.ts';

/** A department at a node that helps with a joint case, with a clock of its own. */
export interface CoHandler {
  readonly department: string;
  readonly nodeCode: string;
  readonly state: CoHandlerState;
  readonly clock: Clock;
  readonly answeredAt?: Date | null;
  readonly answeredBy?: string | null;
  readonly note?: string | null;
}

/** Something a case is about. */
export interface CaseLink {
  readonly kind: CaseLinkKind;
  readonly id: string;
  /** Whose record it was before it was merged, first to last, for a merge that is undone. */
  readonly was?: readonly string[];
}

/** What was reported: it does not change afterwards. */
export interface Reported {
  readonly number: string;
  readonly title: string;
  readonly description?: string | null;
  readonly categoryCode: string;
  readonly severity: number;
  readonly urgent: boolean;
  readonly channel: CaseChannel;
  readonly reporterKind: ReporterKind;
  readonly anonymous: boolean;
  readonly reporterName?: string | null;
  readonly reporterPhone?: string | null;
  readonly sealedContact?: string | null;
  readonly pointId?: string | null;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
  readonly address?: string | null;
  readonly links: readonly CaseLink[];
  readonly source?: string | null;
  readonly trackingToken?: string | null;
  readonly reportedAt: Date;
}

/** Who has it, and who did the steps that somebody else must check. */
export interface Held {
  readonly state: CaseState;
  readonly isOpen: boolean;
  readonly tier: CaseTier;
  /** The node that holds the case or has dispatched it. */
  readonly nodeCode: string;
  readonly department?: string | null;
  readonly departmentNode?: string | null;
  readonly handler?: string | null;
  readonly resolvedBy?: string | null;
  readonly rejectedBy?: string | null;
  readonly appealed: boolean;
  readonly joint: boolean;
  readonly coHandlers: readonly CoHandler[];
}

/** Clocks and what follows from them. */
export interface Timed {
  /** The overall clock first, then one for each stage, the running one last. */
  readonly clocks: readonly Clock[];
  readonly dueAt?: Date | null;
  /** When a clock will turn next; the tick looks here. */
  readonly checkAt?: Date | null;
  readonly light: CaseLight;
  readonly overdue: boolean;
  /** Until when an approved pause lasts. */
  readonly pausedUntil?: Date | null;
  /** The highest per cent of the running stage that somebody was told of: 0, 100, 150 or 200. */
  readonly told: number;
}

/** What came of it, and what the statistics count. */
export interface Counted {
  readonly cause?: CannotHandle | null;
  readonly duplicateOf?: string | null;
  readonly checks: readonly string[];
  readonly result?: string | null;
  readonly resolvedAt?: Date | null;
  readonly closedAt?: Date | null;
  /** Settled in the grid, without being reported up. */
  readonly firstHandled: boolean;
  readonly onTime: boolean;
  readonly refusals: number;
  readonly returnCount: number;
  /** Returns to the node that holds it now: the second one goes a tier up. */
  readonly returnsHere: number;
  readonly reworkCount: number;
  readonly reopenCount: number;
  readonly unreachableCount: number;
  readonly satisfaction?: number | null;
  readonly satisfied?: boolean | null;
  readonly answeredAt?: Date | null;
}

export type CaseFields = Reported & Held & Timed & Counted;
