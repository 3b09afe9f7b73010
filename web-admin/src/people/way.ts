import type { ResidentLookup } from '../generated/api.ts';

/** How a person is found: by one of the exact words the API knows, or through where they live. */
export type Way = ResidentLookup | 'ADDRESS';

export const ways = ['NAME', 'TAIL', 'ID_NUMBER', 'PHONE', 'ADDRESS'] as const satisfies readonly Way[];

// In this order: the first that fits.
const shapes: readonly (readonly [Way, RegExp])[] = [
  ['TAIL', /^\d{3}[\dX]$/],
  ['ID_NUMBER', /^(\d{17}[\dX]|[A-Z]{1,2}\d{6,10})$/],
  ['PHONE', /^(1\d{10}|0\d{9,11})$/],
  ['NAME', /^(\p{Script=Han}[\p{Script=Han}·]{1,5}|[A-Z]{2,6}|[A-Z][A-Z·'-]{5,58}[A-Z])$/u],
];

// 琼临苑, 包河区…街道: three or more characters that end as places do are no name.
const place = /(苑|园|小区|花园|家园|公寓|路|街|巷|里|村|栋|幢|号|楼|室|单元|社区|街道)$/;

/** What somebody most likely means by a word; null when it is too short to mean anything. */
export function wayOf(word: string): Way | null {
  const text = word.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (text.length < 2) return null;
  const [found = 'ADDRESS'] = shapes.find(([, shape]) => shape.test(text)) ?? [];
  return found === 'NAME' && text.length > 2 && place.test(text) ? 'ADDRESS' : found;
}
