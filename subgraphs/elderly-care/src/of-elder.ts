/** What belongs to an elder: to the record it was made for, and to whoever that person is now. */
export interface OfElder {
  readonly resident: string;
  /** The record that goes on, after merges. */
  readonly elder: string;
}

/** What ends when the person goes, and comes back when that was a mistake. */
export interface Endable extends OfElder {
  /** GONE when it ended because the person did. */
  readonly cause?: string | null;
  /** Where it stood before. */
  readonly was?: string | null;
}
