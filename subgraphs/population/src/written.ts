import { isDay } from '@linli/vocabulary';

/** Full-width letters, digits and signs as their narrow ones; no spaces at the ends. */
export const narrow = (text: string): string =>
  /[\uFF01-\uFF5E\u3000]/.test(text)
    ? text
        .replaceAll(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replaceAll('\u3000', ' ')
        .trim()
    : text.trim();

/** A number as it is kept and looked up: narrow, without gaps, letters in capitals. */
export const numberText = (text: string): string => narrow(text).replaceAll(/[\s-]/g, '').toUpperCase();

/** A name without spaces around it, and none inside a Chinese one. */
export function nameText(text: string): string {
  const name = narrow(text).replaceAll(/\s+/g, ' ');
  return /\p{Script=Han}/u.test(name) ? name.replaceAll(' ', '') : name;
}

/** Mainland mobile, or a line with its area code (GB numbering, as in use). */
export const isPhone = (text: string): boolean => /^1[3-9]\d{9}$|^0\d{9,11}$/.test(text);

// Nobody alive was born before.
const FIRST = '1890-01-01';

export const isBirthDate = (text: string, today: string): boolean => isDay(text) && text <= today && text >= FIRST;
