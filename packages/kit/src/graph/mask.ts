/** How a masked value looks. */
export type MaskShape = 'NAME' | 'PHONE' | 'ID_NUMBER' | 'ADDRESS' | 'TEXT' | 'ALL';

const HIDDEN = '***';

// The compound surnames met most often; another one shows one character too few, never too many.
const compound = /^(欧阳|司马|上官|诸葛|司徒|东方|独孤|南宫|夏侯|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|端木|百里)/;

const starred = (value: string, kept: number): string => {
  const letters = [...value];
  return letters.slice(0, kept).join('') + '*'.repeat(Math.max(1, letters.length - kept));
};

const shapes: Readonly<Record<MaskShape, (value: string) => string>> = {
  NAME: (value) => (/^\p{Script=Han}{2,6}$/u.test(value) ? starred(value, compound.test(value) ? 2 : 1) : HIDDEN),
  PHONE: (value) => (/^1\d{10}$/.test(value) ? `${value.slice(0, 3)}****${value.slice(7)}` : HIDDEN),
  ID_NUMBER: (value) => (/^\d{17}[\dX]$/.test(value) ? `${value.slice(0, 6)}********${value.slice(14)}` : HIDDEN),
  // Up to the building: words and short numbers alone, so that no telephone or citizen number stands in it.
  ADDRESS: (value) => {
    const building = /^[\p{Script=Han}A-Za-z0-9()()-]{1,40}?(号楼|栋|幢|号)/u.exec(value)?.[0];
    return building && !/\d{6}/.test(building) ? `${building}${HIDDEN}` : HIDDEN;
  },
  TEXT: () => HIDDEN,
  ALL: () => HIDDEN,
};

/** A value as it looks to somebody without a purpose. What is not recognised is hidden whole. */
export const mask = (shape: string, value: unknown): string =>
  typeof value === 'string' && Object.hasOwn(shapes, shape) ? shapes[shape as MaskShape](value) : HIDDEN;

/** Whether a text is a mask come back: it would overwrite what it hid. */
export const looksMasked = (value: string): boolean => value.includes(HIDDEN) || isMask(value);

/** Whether a text is nothing but a mask, whatever field it comes in. */
export const isMask = (value: string): boolean =>
  /^(\*{3}|\p{Script=Han}{1,2}\*+|\d{3}\*{4}\d{4}|\d{6}\*{8}\d{3}[\dX])$/u.test(value);
