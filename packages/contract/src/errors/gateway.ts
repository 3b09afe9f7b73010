/** What can go wrong in gateway. */
export const gatewayErrors = {} as const;
