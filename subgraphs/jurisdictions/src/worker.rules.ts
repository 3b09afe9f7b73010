import { because, fail, type Decision } from '@linli/kit';
import { isCreditCode } from '@linli/vocabulary';
import { named } from './grid.rules.ts';
import type { WorkerCorrectionInput, WorkerInput } from './schema.types.ts';
import type { Worker } from './worker.model.ts';

// Mobile with 11 digits, landline with area code, short service numbers.
const phones = /^(1\d{10}|0\d{2,3}-?\d{7,8}|\d{5,8})$/;

function checkedPhone(phone: string | null | undefined): string | null {
  if (!phone) return null;
  return phones.test(phone) ? phone : fail('VALUE_INVALID', { field: 'phone' });
}

function checkedCredit(code: string | null | undefined): string | null {
  if (!code) return null;
  return isCreditCode(code) ? code : fail('CREDIT_CODE_INVALID', { field: 'employerCreditCode' });
}

const outsourced: readonly Worker['kind'][] = ['RESIDENT_HELPER', 'PROPERTY_HELPER'];

/** Outsourced helpers name their firm: their rights end with its contract. */
export function register(input: Omit<WorkerInput, 'place'>, loginTaken: boolean): Decision<Worker> {
  if (loginTaken) fail('LOGIN_TAKEN', { field: 'userId' });
  if (outsourced.includes(input.kind) && !input.employer?.trim()) fail('VALUE_MISSING', { field: 'employer' });
  return {
    set: {
      name: named(input.name),
      phone: checkedPhone(input.phone),
      kind: input.kind,
      employer: input.employer ?? null,
      employerCreditCode: checkedCredit(input.employerCreditCode),
      userId: input.userId ?? null,
      status: 'ACTIVE',
    },
    event: { type: 'worker.registered', data: { kind: input.kind } },
  };
}

/** Only somebody who still works here can be given anything. */
export function working(worker: Worker): Worker {
  return worker.status === 'ACTIVE' ? worker : fail('WORKER_LEFT', { id: worker.id });
}

/** What is left out stays. */
export function correct(worker: Worker, input: WorkerCorrectionInput, loginTaken: boolean): Decision<Worker> {
  working(worker);
  if (loginTaken) fail('LOGIN_TAKEN', { field: 'userId' });
  return {
    set: {
      ...(input.name ? { name: named(input.name) } : {}),
      ...(input.phone ? { phone: checkedPhone(input.phone) } : {}),
      ...(input.employer ? { employer: input.employer } : {}),
      ...(input.employerCreditCode ? { employerCreditCode: checkedCredit(input.employerCreditCode) } : {}),
      ...(input.userId ? { userId: input.userId } : {}),
    },
  };
}

export function leave(worker: Worker, now: Date, reason: string): Decision<Worker> {
  working(worker);
  return {
    set: { status: 'LEFT', leftAt: now, userId: null },
    event: { type: 'worker.left' },
    reason: because(reason),
  };
}
