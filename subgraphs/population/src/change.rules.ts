import { dayOf, fail, type Decision } from '@linli/kit';
import type { ChangeFields, ChangeRecord } from './change-record.model.ts';
import type { Judged, Offer } from './judgement.rules.ts';
import { changedBy, differences, knownOf } from './known.rules.ts';
import { derivedOf, originOf, withOrigin } from './resident.derived.ts';
import { residentFields } from './resident.field.ts';
import type { Origin, ResidentFields } from './resident.fields.ts';
import type { Resident } from './resident.model.ts';
import { present, seen, type At } from './resident.rules.ts';
import type { ResidentField } from './words.field.ts';
import type { ChangeSource } from './words.ts';
import { safeFacts } from './safe-facts.ts';

export interface Bringing {
  readonly source: ChangeSource;
  readonly confidence: number;
  readonly by: string;
  readonly at: Date;
  /** The record of each field, where there is one. */
  readonly changes?: ReadonlyMap<ResidentField, string>;
}

interface Proposing extends Bringing {
  readonly verifyAfterDays: number;
}

const matched: readonly ResidentField[] = ['NAME', 'ID_NUMBER', 'BIRTH_DATE', 'PHONE'];

// Birth date and sex that a new citizen number says come with the number's own record.
function originsOf(fields: readonly ResidentField[], { changes, ...from }: Bringing): readonly Origin[] {
  const groups = new Map<string | null, ResidentField[]>();
  for (const field of fields) {
    const change = changes?.get(field) ?? changes?.get('ID_NUMBER') ?? null;
    groups.set(change, [...(groups.get(change) ?? []), field]);
  }
  return [...groups].map(([change, together]) => ({ ...from, change, fields: together }));
}

/** A resident after some values hold, with where they come from and what follows. */
export function holding(
  row: ResidentFields,
  values: ReadonlyMap<ResidentField, string | null>,
  bringing: Bringing,
): Partial<ResidentFields> {
  if (values.size === 0) return {};
  const before = knownOf(row);
  const after = changedBy(before, values);
  const fields = [...new Set([...values.keys(), ...differences(before, after)])];
  const set = Object.fromEntries(fields.map((field) => [residentFields[field].key, after[residentFields[field].key]]));
  return {
    ...set,
    ...derivedOf(after, dayOf(bringing.at)),
    origins: originsOf(fields, bringing).reduce<readonly Origin[]>(withOrigin, row.origins),
    ...(fields.some((field) => matched.includes(field)) ? { toMatch: true } : {}),
  };
}

const names = (values: ReadonlyMap<ResidentField, unknown>): string =>
  [...values.keys()].map((field) => residentFields[field].key).join(',');

/** A proposal's share of the resident: what holds at once, and how much waits. */
export function propose(row: Resident, judged: readonly Judged[], proposing: Proposing): Decision<Resident> {
  const { verifyAfterDays, ...bringing } = proposing;
  present(row);
  if (judged.length === 0) fail('CHANGE_NOTHING', { id: row.id });
  const values = new Map(judged.filter(({ holds }) => holds).map(({ field, after }) => [field, after] as const));
  const waiting = judged.length - values.size;
  const looked =
    bringing.source === 'VISIT' ? seen({ viewer: { id: bringing.by }, now: bringing.at, verifyAfterDays }) : {};
  const held = holding(row, values, bringing);
  const event = { type: 'resident.changed', data: { fields: names(values), ...safeFacts(row, held) } } as const;
  return {
    set: { ...held, ...looked, pendingChanges: row.pendingChanges + waiting },
    ...(values.size > 0 ? { event } : {}),
  };
}

interface Recording {
  readonly residentId: string;
  readonly proposal: string;
  readonly visitId?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly offer: Pick<Offer, 'source' | 'confidence'>;
}

/** The record of one proposed value. */
export function record(
  { holds, ...judged }: Judged,
  { residentId, proposal, visitId = null, note = null, offer }: Recording,
  { viewer, now }: At,
): Decision<ChangeRecord> {
  const { source, confidence } = offer;
  const state = holds ? 'AUTO_APPLIED' : 'PENDING';
  const who = { proposedBy: viewer.id, proposedAt: now };
  const set: ChangeFields = { ...judged, residentId, proposal, visitId, note, source, confidence, state, ...who };
  const data = { resident: residentId, field: judged.field, source };
  return { set, event: { type: holds ? 'change.applied' : 'change.proposed', data } };
}

function open(record: ChangeRecord, viewer: At['viewer']): void {
  if (record.state !== 'PENDING') fail('CHANGE_DECIDED', { id: record.id });
  if (record.proposedBy === viewer.id) fail('CHANGE_SAME_PERSON', { id: record.id });
}

const said = ({ residentId: resident, field, source }: ChangeRecord) => ({ resident, field, source });

/** The value holds. What stood there until then stays in the record, with where it came from. */
export function approve(row: ChangeRecord, resident: Resident, { viewer, now }: At): Decision<ChangeRecord> {
  open(row, viewer);
  // Whoever proposed it: nobody decides on the record that is their own.
  if (resident.account === viewer.id) fail('CHANGE_SAME_PERSON', { id: row.id });
  const origin = originOf(resident.origins, row.field);
  const before = resident[residentFields[row.field].key] ?? null;
  return {
    set: {
      state: 'APPROVED',
      before,
      beforeSource: origin?.source ?? null,
      beforeAt: origin?.at ?? null,
      decidedBy: viewer.id,
      decidedAt: now,
    },
    event: { type: 'change.approved', data: said(row) },
  };
}

export function reject(row: ChangeRecord, reason: string, { viewer, now }: At): Decision<ChangeRecord> {
  open(row, viewer);
  return {
    set: { state: 'REJECTED', decidedBy: viewer.id, decidedAt: now, reason },
    event: { type: 'change.rejected', data: said(row) },
    reason,
  };
}

/** The resident's share of an approval. */
export function take(row: Resident, change: ChangeRecord, now: Date): Decision<Resident> {
  present(row);
  const values = new Map([[change.field, change.after ?? null]]);
  const { source, confidence, proposedBy: by } = change;
  const pendingChanges = Math.max(0, row.pendingChanges - 1);
  const bringing = { source, confidence, by, at: now, changes: new Map([[change.field, change.id]]) };
  const held = holding(row, values, bringing);
  return {
    set: { ...held, pendingChanges },
    event: { type: 'resident.changed', data: { fields: residentFields[change.field].key, ...safeFacts(row, held) } },
  };
}

export const drop = (row: Resident): Decision<Resident> => ({
  set: { pendingChanges: Math.max(0, row.pendingChanges - 1) },
});
