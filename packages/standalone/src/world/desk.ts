import { consentOf, type MadeHome, proposedFor, requestOf, twinOf } from '@linli/population';
import type { MadeRow } from '@linli/kit/world';
import type { Told } from './houses.ts';

interface Grown {
  readonly ageYears?: number | null;
  readonly phone?: string | null;
}

const isGrown = ({ set }: MadeRow): boolean => ((set as Grown).ageYears ?? 0) >= 18;
const hasPhone = ({ set }: MadeRow): boolean => Boolean((set as Grown).phone);

interface Lying {
  readonly changeRecords: readonly MadeRow[];
  readonly subjectRequests: readonly MadeRow[];
  readonly consents: readonly MadeRow[];
  readonly mergeCandidates: readonly MadeRow[];
  /** The person, and the second record of them where there is one. */
  readonly residents: readonly MadeRow[];
}

type Desk = Parameters<typeof twinOf>[1];

function heardOf(row: MadeRow, desk: Desk, isWanted: boolean) {
  const told = isWanted ? proposedFor(row, desk) : null;
  return told ? { person: told.resident, changeRecords: [told.change] } : { person: row, changeRecords: [] };
}

function askedBy(row: MadeRow, desk: Desk, isWanted: boolean) {
  if (!isWanted) return { person: row, subjectRequests: [] };
  const { resident, request } = requestOf(row, desk);
  return { person: resident, subjectRequests: [request] };
}

function doubled(row: MadeRow, desk: Desk, isWanted: boolean) {
  const found = isWanted && hasPhone(row) ? twinOf(row, desk) : null;
  return found ? { twins: [found.twin], mergeCandidates: [found.pair] } : { twins: [], mergeCandidates: [] };
}

/** What lies on the desks about one grown person. */
function about(row: MadeRow, { maker, now, shape }: Told): Lying {
  const desk = { maker, now };
  const one = (share: number): boolean => maker.happens(share / 1_000);
  const { changeRecords, ...heard } = heardOf(row, desk, one(shape.proposed));
  const { person, subjectRequests } = askedBy(heard.person, desk, one(shape.requests));
  const { twins, mergeCandidates } = doubled(row, desk, one(shape.twins));
  const consents = one(shape.consents) ? [consentOf(row, desk)] : [];
  return { changeRecords, subjectRequests, consents, mergeCandidates, residents: [person, ...twins] };
}

const nothing = { changeRecords: [], subjectRequests: [], consents: [], mergeCandidates: [] } as const;

/** People with what lies on the desks about some of them. */
export function deskOf(home: MadeHome, told: Told) {
  const each = home.residents.map((row) => (isGrown(row) ? about(row, told) : { ...nothing, residents: [row] }));
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
