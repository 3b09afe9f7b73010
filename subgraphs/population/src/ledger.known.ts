import type { Outcome } from '@linli/imports';
import { type Decision, newId } from '@linli/kit';
import type { ChangeRecord } from './change-record.model.ts';
import { holding, record } from './change.rules.ts';
import type { Met } from './ledger.ground.ts';
import type { Verdict } from './ledger.verdict.ts';
import { residentFields } from './resident.field.ts';
import type { Resident } from './resident.model.ts';
import type { At } from './resident.rules.ts';
import type { ResidentField } from './words.field.ts';
import { safeFacts } from './safe-facts.ts';

/** A row about somebody who is known, and what it changes. */
export interface Known {
  readonly met: Met;
  readonly verdict: Extract<Verdict, { readonly kind: 'KNOWN' }>;
  readonly id: string;
  readonly joined: { readonly householdId: string | null; readonly relationToHead: Met['row']['relationToHead'] };
}

export interface Recorded {
  readonly id: string;
  readonly place: string;
  readonly field: ResidentField;
  readonly holds: boolean;
  readonly decision: Decision<ChangeRecord>;
}

/** What is proposed in one batch, by person. */
export type Records = ReadonlyMap<string, readonly Recorded[]>;

/** The records of what is proposed, with the ids they will have. */
export const recordsOf = (known: readonly Known[], at: At, proposal: string): Records =>
  new Map(
    known.map(({ met, id: residentId, verdict }) => [
      residentId,
      verdict.judged.map((judged): Recorded => {
        const offer = { source: 'IMPORT', confidence: 60 } as const;
        const decision = record(judged, { residentId, proposal, offer }, at);
        return { id: newId(), place: met.place, field: judged.field, holds: judged.holds, decision };
      }),
    ]),
  );

interface Applying {
  readonly records: Records;
  readonly looking: At;
}

const valuesOf = ({ verdict }: Known): ReadonlyMap<ResidentField, string | null> =>
  new Map(verdict.judged.filter(({ holds }) => holds).map(({ field, after }) => [field, after] as const));

const homeSet = ({ met, verdict, joined }: Known): Partial<Resident> => ({
  ...(verdict.settles ? { houseId: met.house?.house ?? null } : {}),
  ...(verdict.joins ? joined : {}),
});

/** The resident's share: what holds at once, how much waits, and the home. */
export function knownDecision(row: Resident, known: Known, { records, looking }: Applying): Decision<Resident> {
  const own = records.get(known.id) ?? [];
  const values = valuesOf(known);
  const changes = new Map(own.filter(({ holds }) => holds).map(({ field, id }) => [field, id] as const));
  const { viewer, now } = looking;
  const bringing = { source: 'IMPORT', confidence: 60, by: viewer.id, at: now, changes } as const;
  const waits = own.filter(({ holds }) => !holds).length;
  const home = homeSet(known);
  const fields = [...[...values.keys()].map((field) => residentFields[field].key), ...Object.keys(home)];
  const held = holding(row, values, bringing);
  const event = { type: 'resident.changed', data: { fields: fields.join(','), ...safeFacts(row, held) } } as const;
  return {
    set: { ...held, ...home, pendingChanges: row.pendingChanges + waits },
    ...(fields.length > 0 ? { event } : {}),
  };
}

interface Telling {
  readonly records: Records;
  readonly mark: { readonly at: string };
}

/** What an undo needs: the values that stood there, the records that were made, the home that was given. */
export function knownOutcome(known: Known, { records, mark }: Telling): Outcome {
  const { met, verdict, id } = known;
  const before = Object.fromEntries([...valuesOf(known).keys()].map((field) => [field, valueOf(met.resident, field)]));
  const changes = (records.get(id) ?? []).map((each) => each.id);
  const version = (met.resident?.version ?? 0) + 1;
  const kind = verdict.judged.some(({ holds }) => !holds) ? 'PENDING' : 'CHANGED';
  const { settles, joins } = verdict;
  return { kind, id, version, before: { ...mark, values: before, changes, settles, joins } };
}

const valueOf = (row: Resident | null, field: ResidentField): string | null => row?.[residentFields[field].key] ?? null;
