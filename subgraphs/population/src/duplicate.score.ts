import { initialsOf } from './name.words.ts';
import type { ResidentKnown } from './resident.fields.ts';
import type { DuplicateReason } from './words.ts';

export type Compared = Pick<ResidentKnown, 'birthDate' | 'idNumber' | 'name' | 'phone' | 'sexCode'> & {
  readonly houseId?: string | null;
};

// Points for what speaks for one person, and against it (proposal; tried on made-up ledgers).
const points = {
  SAME_ID_NUMBER: 100,
  SAME_NAME: 35,
  SAME_BIRTH_DATE: 35,
  SAME_PINYIN: 20,
  SAME_PHONE: 35,
  SAME_HOUSE: 20,
  OTHER_SEX: -40,
  OTHER_ID_NUMBER: -50,
  SUGGESTED_BY_HAND: 0,
} as const satisfies Record<DuplicateReason, number>;

/** From here on somebody should look. */
export const ENOUGH = 60;

const same = (a: string | null | undefined, b: string | null | undefined): boolean => Boolean(a) && a === b;
const differ = (a: string | null | undefined, b: string | null | undefined): boolean => Boolean(a && b) && a !== b;
const sexSaid = ({ sexCode }: Compared): string | null => (sexCode === '1' || sexCode === '2' ? sexCode : null);

/** What two records have in common and what keeps them apart, with a score from 0 to 100. */
export function scoreOf(a: Compared, b: Compared): { readonly score: number; readonly reasons: DuplicateReason[] } {
  const isSameName = a.name === b.name;
  const held: Readonly<Partial<Record<DuplicateReason, boolean>>> = {
    SAME_ID_NUMBER: same(a.idNumber, b.idNumber),
    SAME_NAME: isSameName,
    SAME_BIRTH_DATE: same(a.birthDate, b.birthDate),
    SAME_PINYIN: !isSameName && same(initialsOf(a.name), initialsOf(b.name)),
    SAME_PHONE: same(a.phone, b.phone),
    SAME_HOUSE: same(a.houseId, b.houseId),
    OTHER_SEX: differ(sexSaid(a), sexSaid(b)),
    OTHER_ID_NUMBER: differ(a.idNumber, b.idNumber),
  };
  const reasons = (Object.keys(points) as DuplicateReason[]).filter((reason) => held[reason]);
  const sum = reasons.reduce((total, reason) => total + points[reason], 0);
  return { score: Math.min(100, Math.max(0, sum)), reasons };
}
