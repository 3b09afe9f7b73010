import { because, dayOf, fail, startOfDay, type Decision } from '@linli/kit';
import { dayAfter } from '@linli/vocabulary';
import type { Licence, LicenceFields } from './licence.model.ts';
import type { LicenceInput } from './schema.types.ts';
import type { LicenceState } from './words.ts';

// 证照到期前三十日提醒: the reminder the field papers ask for.
const REMINDED = 30;

type Ending = Pick<LicenceFields, 'validTo'>;

/** Where a licence stands on a day: its last day still counts. */
function stateOn({ validTo }: Ending, day: string): Exclude<LicenceState, 'REVOKED'> {
  if (!validTo) return 'VALID';
  if (day > validTo) return 'EXPIRED';
  return day >= dayAfter(validTo, -REMINDED) ? 'EXPIRING' : 'VALID';
}

const nextLook: Readonly<Record<LicenceState, (validTo: string) => Date | null>> = {
  VALID: (validTo) => startOfDay(dayAfter(validTo, -REMINDED)),
  EXPIRING: (validTo) => endOf({ validTo }),
  EXPIRED: () => null,
  REVOKED: () => null,
};

function lasting(validTo: string | null, now: Date): Pick<LicenceFields, 'validTo' | 'state' | 'checkAt'> {
  const state = stateOn({ validTo }, dayOf(now));
  return { validTo, state, checkAt: validTo ? nextLook[state](validTo) : null };
}

const told = ({ merchant, kind }: Pick<LicenceFields, 'merchant' | 'kind'>) => ({ merchant, kind });

/** A licence as somebody saw it. */
export function record(merchant: string, input: LicenceInput, now: Date): Decision<Licence> {
  const { kind, number, issuedBy, validFrom, validTo } = input;
  if (!number.trim()) fail('VALUE_MISSING', { field: 'number' });
  if (validFrom && validTo && validTo < validFrom) fail('LICENCE_PERIOD', { field: 'validTo' });
  const set: LicenceFields = {
    merchant,
    kind,
    number: number.trim(),
    issuedBy: issuedBy?.trim() || null,
    validFrom: validFrom ?? null,
    ...lasting(validTo ?? null, now),
    isHeld: true,
  };
  return { set, event: { type: 'licence.recorded', data: told(set) } };
}

const standing = (row: Licence): Licence =>
  row.state === 'REVOKED' || !row.isHeld ? fail('LICENCE_STATE', { state: row.state }) : row;

/** Goes on to a later day. */
export function renew(row: Licence, validTo: string | null, now: Date): Decision<Licence> {
  standing(row);
  const isLater = !validTo || (validTo > dayOf(now) && (!row.validTo || validTo > row.validTo));
  if (!isLater) fail('LICENCE_PERIOD', { field: 'validTo' });
  return { set: lasting(validTo, now), event: { type: 'licence.renewed', data: told(row) } };
}

/** Taken away. */
export function revoke(row: Licence, reason: string): Decision<Licence> {
  standing(row);
  return {
    set: { state: 'REVOKED', checkAt: null },
    event: { type: 'licence.revoked', data: told(row) },
    reason: because(reason),
  };
}

/** Its merchant is no more: nobody waits for its end. */
export const release = (): Decision<Licence> => ({ set: { isHeld: false, checkAt: null } });

/** The moment from which it has run out. */
export const endOf = ({ validTo }: Pick<LicenceFields, 'validTo'>): Date | null =>
  validTo ? startOfDay(dayAfter(validTo, 1)) : null;

/** What time does: a reminder thirty days before, and the end. Null when it is too early. */
export function turn(row: Licence, now: Date): Decision<Licence> | null {
  if (!row.checkAt || row.checkAt > now) return null;
  const set = lasting(row.validTo ?? null, now);
  if (set.state === row.state) return { set };
  const type = set.state === 'EXPIRED' ? ('licence.expired' as const) : ('licence.expiring' as const);
  return { set, event: { type, data: told(row) } };
}
