import { consentOf, type MadeHome, type MadePersonRow, proposedFor, requestOf, twinOf } from '@linli/population';
import type { Told } from './houses.ts';

interface Grown {
  readonly ageYears?: number | null;
  readonly phone?: string | null;
}

const isGrown = ({ set }: MadePersonRow): boolean => ((set as Grown).ageYears ?? 0) >= 18;
const hasPhone = ({ set }: MadePersonRow): boolean => Boolean((set as Grown).phone);

interface Lying {
  readonly changeRecords: readonly MadePersonRow[];
  readonly subjectRequests: readonly MadePersonRow[];
  readonly consents: readonly MadePersonRow[];
  readonly mergeCandidates: readonly MadePersonRow[];
  /** The person, and the second record of them where there is one. */
  readonly residents: readonly MadePersonRow[];
}

const nothing: Omit<Lying, 'residents'> = {
  changeRecords: [],
  subjectRequests: [],
  consents: [],
  mergeCandidates: [],
};

/** What lies on the desks about one person. */
function about(row: MadePersonRow, { maker, now, shape }: Told): Lying {
  const desk = { maker, now };
  const one = (share: number): boolean => maker.happens(share / 1_000);
  if (!isGrown(row)) return { ...nothing, residents: [row] };
  const told = one(shape.proposed) ? proposedFor(row, desk) : null;
  const person = told?.resident ?? row;
  const asked = one(shape.requests) ? requestOf(person, desk) : null;
  const found = hasPhone(row) && one(shape.twins) ? twinOf(row, desk) : null;
  return {
    changeRecords: told ? [told.change] : [],
    subjectRequests: asked ? [asked.request] : [],
    consents: one(shape.consents) ? [consentOf(row, desk)] : [],
    mergeCandidates: found ? [found.pair] : [],
    residents: [asked?.resident ?? person, ...(found ? [found.twin] : [])],
  };
}

/** People with what lies on the desks about some of them. */
export function deskOf(home: MadeHome, told: Told) {
  const each = home.residents.map((row) => about(row, told));
  const all = <K extends keyof Lying>(key: K) => each.flatMap((lying) => lying[key]);
  return {
    ...home,
    residents: all('residents'),
    changeRecords: all('changeRecords'),
    subjectRequests: all('subjectRequests'),
    consents: all('consents'),
    mergeCandidates: all('mergeCandidates'),
  };
}
