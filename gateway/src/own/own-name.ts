/** The name under which the gateway itself is part of the graph. */
export const OWN = 'gateway';
