/** The place of what stands in no division. */
export const NOWHERE = '000000000000';
