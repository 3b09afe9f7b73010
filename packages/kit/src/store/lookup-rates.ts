/** How often one person may look somebody up. */
export interface LookupRates {
  readonly minute: number;
  readonly day: number;
}

// Enough for a counter with a queue, too few to walk through a number range: 300 a day is ten years for a million.
export const usualRates: LookupRates = { minute: 30, day: 300 };
