import type { Batch, Comparison, Fault } from '@linli/imports';
import { Failure } from '@linli/kit';
import { isCode, isWithin } from '@linli/vocabulary';
import { type Judged, judgeAll } from './judgement.rules.ts';
import type { Met } from './ledger.ground.ts';
import type { SettingsFields } from './population-settings.model.ts';
import { residentFields } from './resident.field.ts';
import type { ResidentField } from './words.field.ts';

/** What a row comes to. */
export type Verdict =
  | { readonly kind: 'NEW' }
  | { readonly kind: 'FAULTY'; readonly faults: readonly Fault[] }
  | {
      readonly kind: 'KNOWN';
      readonly judged: readonly Judged[];
      /** Whether the person gets the house or the household the row names. */
      readonly settles: boolean;
      readonly joins: boolean;
    };

export interface Terms {
  readonly settings: SettingsFields;
  readonly today: string;
  readonly batch: Batch;
}

const fault = (field: string | null, code: Fault['code']): Fault => ({ field, code });

function placeFaults({ row, place, house }: Met, { batch }: Terms): readonly Fault[] {
  const inside = isCode(place) && isWithin(place, batch.place);
  return [
    ...(inside ? [] : [fault('place', 'NOT_FOUND')]),
    ...(row.addressKeys.length > 0 && !house ? [fault('address', 'HOUSE_UNKNOWN')] : []),
  ];
}

const dayFaults = ({ row: { known } }: Met, { today }: Terms): readonly Fault[] => [
  ...((known.birthDate ?? '') > today ? [fault('birthDate', 'BIRTH_DATE_INVALID')] : []),
  ...((known.arrivalDate ?? '') > today ? [fault('arrivalDate', 'VALUE_INVALID')] : []),
];

/** A ledger moves nobody and splits no family: that takes somebody who knows. */
function homeFaults({ row, resident, house, household }: Met): readonly Fault[] {
  if (!resident) return [];
  if (resident.status !== 'PRESENT') return [fault(null, 'RESIDENT_GONE')];
  const isElsewhere = house !== null && resident.houseId && resident.houseId !== house.house;
  const isOthers = row.household !== null && resident.householdId && resident.householdId !== household?.id;
  return [
    ...(isElsewhere ? [fault('address', 'RESIDENT_ELSEWHERE')] : []),
    ...(isOthers ? [fault('household', 'HOUSEHOLD_MEMBER')] : []),
  ];
}

/** Values the ledger says that are another than what stands, and that no import has proposed before. */
function offered({ row, proposals }: Met): ReadonlyMap<ResidentField, string | null> {
  const values = row.said.map((field) => [field, row.known[residentFields[field].key] ?? null] as const);
  const isOld = (field: ResidentField, value: string | null): boolean =>
    proposals.some((each) => each.source === 'IMPORT' && each.field === field && (each.after ?? null) === value);
  return new Map(values.filter(([field, value]) => value !== null && !isOld(field, value)));
}

function judged(met: Met, resident: NonNullable<Met['resident']>, { settings, today }: Terms): Verdict {
  const waits = met.proposals.filter(({ state }) => state === 'PENDING');
  const waiting = new Set(waits.map(({ field }) => field));
  const settles = met.house !== null && !resident.houseId;
  const joins = met.row.household !== null && !resident.householdId;
  try {
    const offer = { source: 'IMPORT', confidence: 60, settings, waiting, today } as const;
    return { kind: 'KNOWN', judged: judgeAll(resident, offered(met), offer), settles, joins };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const { field } = error.extensions;
    return { kind: 'FAULTY', faults: [fault(typeof field === 'string' ? field : null, error.code)] };
  }
}

export function verdictOf(met: Met, terms: Terms): Verdict {
  const faults = [...placeFaults(met, terms), ...dayFaults(met, terms), ...homeFaults(met)];
  if (faults.length > 0) return { kind: 'FAULTY', faults };
  return met.resident ? judged(met, met.resident, terms) : { kind: 'NEW' };
}

const keyOf = ({ field }: Judged): string => residentFields[field].key;

/** The same, as a dry run tells it. */
export function comparisonOf(verdict: Verdict): Comparison {
  if (verdict.kind !== 'KNOWN') return verdict;
  const { judged: all, settles, joins } = verdict;
  const waits = all.filter(({ holds }) => !holds);
  if (waits.length > 0) return { kind: 'CONFLICT', fields: waits.map(keyOf) };
  const fields = [...all.map(keyOf), ...(settles ? ['address'] : []), ...(joins ? ['household'] : [])];
  return fields.length > 0 ? { kind: 'CHANGED', fields } : { kind: 'UNCHANGED' };
}
