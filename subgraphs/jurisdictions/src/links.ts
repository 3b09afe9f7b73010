import type { Subgraph } from '@linli/kit';

// A purpose opens only what it is about: whoever handles a case has no need of a colleague's private phone.
const closed = () => false;
const people = { Worker: closed, Assignment: closed, Appraisal: closed };

/** Which records a purpose leaves shut although its class would open them. */
export const links = {
  CASE_HANDLING: { ...people, Visit: closed },
  AFFAIR_HANDLING: { ...people, Visit: closed },
  HOUSEHOLD_VISIT: people,
  ELDERLY_CARE: people,
  STAFF_MANAGEMENT: { Visit: closed },
  EMERGENCY: { Appraisal: closed },
} as const satisfies NonNullable<Subgraph['links']>;
