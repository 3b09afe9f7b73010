/** How much one person may look up and see in clear, in each service. */
export interface Rates {
  readonly lookupsAMinute: number;
  readonly lookupsADay: number;
  /** Records with a masked field in clear. */
  readonly revealsADay: number;
}

// Enough for a counter with a queue, too few to walk through a number range: 300 a day is ten years for a million. Who
// has people's records open all day sees some hundreds; 5,000 a day is half a year for a million.
export const usualRates: Rates = { lookupsAMinute: 30, lookupsADay: 300, revealsADay: 5_000 };
