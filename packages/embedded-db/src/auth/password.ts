import { refuse } from '../errors.ts';

// RFC 4013 (SASLprep): spaces of other scripts become spaces, invisible characters vanish, control characters are refused.
const SPACES = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]/gu;
const INVISIBLE = /\u00ad|\u034f|\u1806|\u200c|\u200d|\u2060|\ufeff|\p{Variation_Selector}/gu;
const REFUSED =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u06dd\u070f\u180e\u200e\u200f\u2028\u2029\u202a-\u202e\u2061-\u2063\u206a-\u206f\ufff9-\ufffd\p{Co}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** A password as drivers prepare it before it is salted. */
export function preparePassword(password: string): string {
  const prepared = password.replace(INVISIBLE, '').replace(SPACES, ' ').normalize('NFKC');
  if (prepared === '') refuse('BadValue', 'A password cannot be empty.');
  if (REFUSED.test(prepared)) refuse('BadValue', 'A password cannot contain control characters.');
  return prepared;
}
