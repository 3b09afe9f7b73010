/** What can go wrong in jurisdictions. */
export const jurisdictionsErrors = {} as const;
