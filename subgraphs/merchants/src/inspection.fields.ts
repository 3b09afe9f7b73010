import type { InspectionResult, InspectionState } from './words.ts';

/** One item of a checklist, and what was found once somebody looked. */
export interface InspectedItem {
  readonly code: string;
  readonly text: string;
  readonly ok?: boolean | null;
  readonly note?: string | null;
}

/** What one team looks at, with its checklist as it was when the visit was planned. */
export interface InspectionPart {
  readonly team: string;
  readonly checklist: string;
  readonly checklistName: string;
  readonly checklistVersion: number;
  readonly items: readonly InspectedItem[];
  readonly result?: InspectionResult | null;
  readonly recordedBy?: string | null;
  readonly recordedAt?: Date | null;
}

export interface InspectionFields {
  readonly merchant: string;
  readonly parts: readonly InspectionPart[];
  readonly plannedFor: string;
  readonly state: InspectionState;
  readonly isOpen: boolean;
  readonly result?: InspectionResult | null;
  readonly doneAt?: Date | null;
  /** By when it must be put right; while it waits to be ordered, by when it is ordered by itself. */
  readonly dueAt?: Date | null;
  readonly overdue: boolean;
  /** When the clock looks next. */
  readonly checkAt?: Date | null;
  readonly measures?: string | null;
  readonly submittedBy?: string | null;
  readonly submittedAt?: Date | null;
  readonly verifiedBy?: string | null;
  readonly verifiedAt?: Date | null;
  readonly returnCount: number;
  readonly transferredAt?: Date | null;
  /** Id of the case it became. */
  readonly caseId?: string | null;
  readonly endedAt?: Date | null;
  readonly reason?: string | null;
}
