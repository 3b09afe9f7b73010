/** What can go wrong in platform. */
export const platformErrors = {} as const;
