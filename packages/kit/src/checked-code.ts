import { isCode, wholeCode } from '@linli/vocabulary';
import { fail } from './errors.ts';

/** A code as it came in, made whole (340111 becomes 340111000000); anything that is no node is refused. */
export function checkedCode(text: string, field = 'code'): string {
  const code = wholeCode(text);
  return isCode(code) ? code : fail('CODE_INVALID', { field });
}
