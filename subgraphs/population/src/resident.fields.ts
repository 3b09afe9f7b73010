import type { ResidentField } from './words.field.ts';
import type { AgeBand, ChangeSource, IdType, RelationToHead, Residency, ResidentStatus } from './words.ts';

/** What is known of a person: each of these has an origin and can be changed. */
export interface ResidentKnown {
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber?: string | null;
  readonly sexCode: string;
  /** YYYY-MM-DD. */
  readonly birthDate?: string | null;
  readonly ethnicity?: string | null;
  readonly phone?: string | null;
  readonly residency: Residency;
  readonly education?: string | null;
  readonly maritalStatus?: string | null;
  readonly politicalStatus?: string | null;
  readonly occupation?: string | null;
  readonly workplace?: string | null;
  readonly registeredAddress?: string | null;
  readonly emergencyName?: string | null;
  readonly emergencyPhone?: string | null;
  readonly arrivalDate?: string | null;
}

/** Where some fields come from. Fields that came together stand together. */
export interface Origin {
  readonly fields: readonly ResidentField[];
  readonly source: ChangeSource;
  readonly at: Date;
  readonly by: string;
  readonly confidence: number;
  readonly change?: string | null;
}

/** What follows from what is known. */
export interface ResidentDerived {
  readonly ageYears?: number | null;
  readonly ageBand?: AgeBand | null;
  /** Per cent of the fields that count. */
  readonly completeness: number;
}

export interface ResidentPlace {
  readonly householdId?: string | null;
  readonly relationToHead?: RelationToHead | null;
  /** The main house. */
  readonly houseId?: string | null;
  readonly livesAlone: boolean;
}

export interface WasIn {
  readonly householdId: string | null;
  readonly relationToHead: RelationToHead | null;
  readonly houseId: string | null;
  readonly residences: readonly string[];
}

export interface ResidentKept {
  readonly status: ResidentStatus;
  readonly careTags: readonly string[];
  readonly origins: readonly Origin[];
  readonly lastVerifiedAt: Date;
  /** When it counts as unverified, by the district's term of that day; null once it does. */
  readonly verifyBy?: Date | null;
  readonly unverified: boolean;
  readonly pendingChanges: number;
  /** Requests of the person about their data that are under review: identity checked by one, taken up by another. */
  readonly openRequests: number;
  /** The login the person uses. */
  readonly account?: string | null;
  readonly mergedInto?: string | null;
  /** YYYY-MM-DD, when the person left or died. */
  readonly endedOn?: string | null;
  readonly endedAt?: Date | null;
  /** Where somebody who died lived until then, for a death that is undone. */
  readonly wasIn?: WasIn | null;
  /** Whether the search for duplicates looks at the record again. */
  readonly toMatch: boolean;
}

export type ResidentFields = ResidentKnown & ResidentDerived & ResidentPlace & ResidentKept;
