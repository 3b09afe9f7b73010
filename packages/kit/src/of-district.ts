import { districtOf } from '@linli/vocabulary';
import { checkedCode } from './checked-code.ts';
import type { Row } from './collection/collection.ts';
import type { Decision } from './decision.ts';
import { fail } from './errors.ts';
import type { Opened } from './opened.ts';

/** A code that must be a whole district's. */
export function checkedDistrict(code: string): string {
  const whole = checkedCode(code, 'district');
  return districtOf(whole) === whole ? whole : fail('CODE_INVALID', { field: 'district' });
}

interface Entry<T extends Row> {
  readonly opened: Opened<T>;
  readonly found: T | null;
  readonly at: string;
}

/** A district's own entry as decided: changed at its version, or made when it had none (version 0). */
export function putEntry<T extends Row>(
  { opened, found, at }: Entry<T>,
  version: number,
  decision: Decision<T>,
): Promise<T> {
  if (found) return opened.change(found.id, version, () => decision);
  return version === 0 ? opened.insert(at, decision) : fail('CHANGED_MEANWHILE', { version: 0 });
}
