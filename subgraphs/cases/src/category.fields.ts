import type { SlaTime } from './sla.ts';
import type { CaseTier } from './words.ts';

export interface ClosingStandard {
  readonly code: string;
  readonly text: string;
}

/** What a category says, national or a district's own. */
export interface CategoryFields {
  readonly code: string;
  readonly name: string;
  readonly parent?: string | null;
  /** GRID: goes straight to the grid's worker. */
  readonly defaultTier: CaseTier;
  readonly departments: readonly string[];
  readonly sla: readonly SlaTime[];
  readonly closingStandard: readonly ClosingStandard[];
  readonly needsBeforePhoto: boolean;
  readonly needsAfterPhoto: boolean;
  readonly isPublic: boolean;
}
