import { dayOf, fail, type Decision } from '@linli/kit';
import type { Checklist } from './checklist.model.ts';
import { answered } from './checklist.rules.ts';
import type { SelfCheckInput } from './schema.types.ts';
import type { SelfCheck } from './self-check.model.ts';

const MOST_A_DAY = 4;

interface Shop {
  readonly merchant: string;
  readonly form: Checklist;
  /** How often it has checked itself today. */
  readonly already: number;
}

/** A shop's own answers to the form as it is now. */
export function checkOneself(
  { merchant, form, already }: Shop,
  { version, answers }: SelfCheckInput,
  now: Date,
): Decision<SelfCheck> {
  if (version !== form.version) fail('CHECKLIST_CHANGED', { version: form.version });
  if (already >= MOST_A_DAY) fail('SELF_CHECK_LIMIT', { limit: MOST_A_DAY });
  const items = answered(form.items, answers);
  const faults = items.filter(({ ok }) => !ok).length;
  return {
    set: { merchant, at: now, day: dayOf(now), items, faults },
    event: { type: 'self-check.submitted', data: { merchant, faults } },
  };
}
