// Full-width digits and letters, as input methods leave them (U+FF10–FF5A), and the signs of numbers among them.
const wide = /[\uFF0B\uFF0D-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g;
const FROM_WIDE = 0xfee0;

// Marks nobody sees: byte order, zero width, direction, soft hyphen.
const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;

// Any of them, a blank or an apostrophe; nearly every cell has none.
const anything =
  /[\s\u3000'’‘\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF\uFF0B\uFF0D-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/u;

/** A text without what nobody sees: width of digits and letters, blanks around, unseen marks, the sign of a text cell. */
export function plain(text: string): string {
  if (!anything.test(text)) return text;
  const narrow = text
    .replaceAll(unseen, '')
    .replaceAll(wide, (letter) => String.fromCharCode(letter.charCodeAt(0) - FROM_WIDE));
  const trimmed = narrow.replaceAll(/[\s\u3000]+/gu, ' ').trim();
  // An apostrophe says "this is a text" to a spreadsheet; it is no part of it.
  return /^['’‘][\d=+\-@]/.test(trimmed) ? trimmed.slice(1) : trimmed;
}

/** A title or a word of a list, as far as people mean the same by it. */
export const sameWord = (text: string): string =>
  plain(text)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s*:：_/\\·.,，、()（）【】[\]-]/gu, '');
