import { isPurpose } from '@linli/contract';
import { dayOf, fail, type Decision } from '@linli/kit';
import type { Consent } from './consent.model.ts';
import type { Resident } from './resident.model.ts';
import { present, type At } from './resident.rules.ts';

interface Giving {
  readonly purpose: string;
  readonly evidence: string;
  readonly known: readonly Pick<Consent, 'purpose' | 'state'>[];
}

const proof = (evidence: string): string => evidence.trim() || fail('VALUE_MISSING', { field: 'evidence' });

export function give(row: Resident, { purpose, evidence, known }: Giving, { now }: At): Decision<Consent> {
  present(row);
  if (!isPurpose(purpose)) fail('PURPOSE_UNKNOWN', { field: 'purpose' });
  if (known.some((each) => each.purpose === purpose && each.state === 'GIVEN')) fail('CONSENT_GIVEN', { id: row.id });
  return {
    set: { residentId: row.id, purpose, state: 'GIVEN', givenOn: dayOf(now), evidence: proof(evidence) },
    event: { type: 'consent.given', data: { resident: row.id, purpose } },
  };
}

export function withdraw(row: Consent, evidence: string, { now }: At): Decision<Consent> {
  if (row.state !== 'GIVEN') fail('CONSENT_WITHDRAWN', { id: row.id });
  const { residentId: resident, purpose } = row;
  return {
    set: { state: 'WITHDRAWN', withdrawnOn: dayOf(now) },
    event: { type: 'consent.withdrawn', data: { resident, purpose } },
    reason: proof(evidence),
  };
}
