import type { CaseChannel, CaseLight, CaseState } from '../generated/api.ts';

/** The codes people choose from, in the order in which work meets them. */
export const states = [
  'REPORTED',
  'IN_GRID',
  'PENDING_DISPATCH',
  'DISPATCHED',
  'IN_PROGRESS',
  'SUSPENDED',
  'RESOLVED',
  'CALLBACK',
  'CLOSED',
  'NOT_ACCEPTED',
  'DUPLICATE',
  'VOID',
] as const satisfies readonly CaseState[];

export const channels = [
  'STREET_PATROL',
  'ESTATE_PATROL',
  'HOTLINE',
  'SUPERVISION',
  'QR',
  'APP',
  'SENSOR',
  'DEPARTMENT',
  'PUBLIC_OPINION',
] as const satisfies readonly CaseChannel[];

export const lights = ['GREEN', 'YELLOW', 'RED'] as const satisfies readonly CaseLight[];

export const severities = ['1', '2', '3', '4'] as const;

export type Severity = (typeof severities)[number];

/** The word of a severity; a number out of range reads as usual. */
export const severityOf = (value: number): Severity => severities[value - 1] ?? '3';
