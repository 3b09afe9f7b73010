/** What can go wrong in cases. */
export const casesErrors = {} as const;
