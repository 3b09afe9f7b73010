import type { Role } from '@linli/contract';
import { fail, type Viewer } from '@linli/kit';
import { isChild } from './age.ts';
import { changedBy, checkedValue, knownOf } from './known.rules.ts';
import type { SettingsFields } from './population-settings.model.ts';
import { originOf } from './resident.derived.ts';
import { classOf, residentFields } from './resident.field.ts';
import type { ResidentFields } from './resident.fields.ts';
import { trustOf } from './settings.rules.ts';
import type { ResidentField } from './words.field.ts';
import type { ChangeSource } from './words.ts';

const speaks: Readonly<Partial<Record<Role, readonly ChangeSource[]>>> = {
  'grid-worker': ['VISIT'],
  'info-officer': ['VISIT'],
  'community-clerk': ['VISIT', 'AFFAIR'],
  'dept-handler': ['DEPARTMENT'],
  resident: ['SELF'],
  // In answer to a person's request.
  'privacy-officer': ['SELF'],
};

/** A grid worker brings visits, a department what it keeps, a person what they say: nobody speaks for another source. */
export function checkSource({ kind, roles }: Pick<Viewer, 'kind' | 'roles'>, source: ChangeSource): void {
  if (kind !== 'SYSTEM' && !roles.some((role) => speaks[role]?.includes(source)))
    fail('CHANGE_SOURCE', { field: 'source' });
}

export interface Asked {
  readonly field: ResidentField;
  readonly value?: string | null | undefined;
}

/** Values as they are kept, each field once. */
export function checkedValues(asked: readonly Asked[], today: string): ReadonlyMap<ResidentField, string | null> {
  const values = new Map(asked.map(({ field, value }) => [field, checkedValue(field, value, today)] as const));
  if (values.size === 0 || values.size !== asked.length) fail('VALUE_INVALID', { field: 'changes' });
  return values;
}

export interface Offer {
  readonly source: ChangeSource;
  readonly confidence: number;
  readonly settings: Pick<SettingsFields, 'sources'>;
  /** Fields for which another proposal waits already. */
  readonly waiting: ReadonlySet<ResidentField>;
  readonly today: string;
}

/** What is proposed of one field, judged: whether it holds at once. */
export interface Judged {
  readonly field: ResidentField;
  readonly before: string | null;
  readonly after: string | null;
  readonly beforeSource: ChangeSource | null;
  readonly beforeAt: Date | null;
  readonly isConflict: boolean;
  readonly isSensitive: boolean;
  readonly isOfChild: boolean;
  readonly holds: boolean;
}

/** Another source says otherwise and stands at least as high. From one source the newer word counts. */
function contradicts(row: ResidentFields, field: ResidentField, { source, settings, waiting }: Offer): boolean {
  if (waiting.has(field)) return true;
  const before = originOf(row.origins, field);
  if (!before || before.source === source || !row[residentFields[field].key]) return false;
  return trustOf(settings, before.source).rank >= trustOf(settings, source).rank;
}

/** An offer, and whether it is about a child: as the person stands, or as the offer would have them. */
interface Judging extends Offer {
  readonly isOfChild: boolean;
}

function judge(row: ResidentFields, [field, after]: readonly [ResidentField, string | null], offer: Judging): Judged {
  const before = row[residentFields[field].key] ?? null;
  const { isOfChild } = offer;
  const origin = originOf(row.origins, field);
  const isConflict = contradicts(row, field, offer);
  const isTrusted = trustOf(offer.settings, offer.source).trusted.includes(field);
  return {
    field,
    before,
    after,
    beforeSource: origin?.source ?? null,
    beforeAt: origin?.at ?? null,
    isConflict,
    isSensitive: residentFields[field].fieldClass > 'P2',
    isOfChild,
    holds: classOf(field, isOfChild) <= 'P2' && isTrusted && !isConflict,
  };
}

/** Judges each value that is another than what stands. Together they must agree with the person's citizen number. */
export function judgeAll(
  row: ResidentFields,
  values: ReadonlyMap<ResidentField, string | null>,
  offer: Offer,
): readonly Judged[] {
  const other = [...values].filter(([field, value]) => value !== (row[residentFields[field].key] ?? null));
  if (other.length === 0) return [];
  const next = changedBy(knownOf(row), new Map(other));
  const isOfChild = [row, next].some(({ birthDate }) => isChild(birthDate, offer.today));
  return other.map((each) => judge(row, each, { ...offer, isOfChild }));
}
