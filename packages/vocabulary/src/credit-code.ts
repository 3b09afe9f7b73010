import { nowhere } from './citizen-number.ts';

/** What a unified social credit code 统一社会信用代码 is made of. */
export interface CreditFacts {
  /** Registering authority and class of body: `91` is a company, `52` a private non-enterprise unit [meanings recalled]. */
  readonly kind: string;
  readonly region: string;
  /** Nine characters of the body itself. */
  readonly body: string;
}

// GB 32100-2015: 31 letters, without I O S V Z; weights are the powers of three modulo 31.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights: readonly number[] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const letter = `[${alphabet}]`;
const written = new RegExp(`^(${letter}{2})(\\d{6})(${letter}{9})(${letter})$`);

const checkOf = (seventeen: string): string => {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(seventeen.charAt(index)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
};

/** The parts of a valid code; null when its shape or its check character is wrong. */
export function readCreditCode(text: string): CreditFacts | null {
  const [, kind, region, body, check] = written.exec(text) ?? [];
  if (!kind || !region || !body || checkOf(text) !== check) return null;
  return { kind, region, body };
}

/** Whether a text is a whole and valid credit code, in capitals. */
export const isCreditCode = (text: string): boolean => readCreditCode(text) !== null;

/** The code these parts have. */
export function creditCodeOf({ kind, region, body }: CreditFacts): string {
  const seventeen = kind + region + body;
  return seventeen + checkOf(seventeen);
}

/** A valid code of a company that does not exist; seeds up to 31⁷ have their own. */
export function madeUpCreditCode(seed: number): string {
  let rest = seed;
  let body = '';
  for (; body.length < 7; rest = Math.floor(rest / 31)) body = alphabet.charAt(rest % 31) + body;
  return creditCodeOf({ kind: '91', region: nowhere, body: `MA${body}` });
}
