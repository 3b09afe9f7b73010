// A ledger is personal data: what has to be asked again can be asked for a month.
const KEPT = 30 * 86_400_000;

/** Until when a file, its faults and what an undo needs are kept. */
export const keptUntil = (now: Date): Date => new Date(now.getTime() + KEPT);

/** The same for the database, which deletes by the real clock. */
export const forgottenAt = (): Date => keptUntil(new Date());
