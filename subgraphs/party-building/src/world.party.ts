import { dayOf } from '@linli/kit';
import { asRow, type Made, type MadeRow, rowOf } from '@linli/kit/world';
import { admit } from './party-membership.rules.ts';
import type { PartyOrg } from './party-org.model.ts';
import { found } from './party-org.rules.ts';
import type { PartyOrgKind } from './schema.types.ts';

/** An organisation to be made. */
export interface OrgWanted extends Made {
  readonly name: string;
  readonly kind: PartyOrgKind;
  readonly parent: MadeRow | null;
  /** Login of the secretary. */
  readonly secretary: string;
}

/** An organisation that answers for its place. */
export function orgOf({ name, kind, parent, secretary, ...made }: OrgWanted): MadeRow {
  const input = { place: made.place, name, kind, secretary, servesPlace: true };
  const above = parent && asRow<PartyOrg>(parent);
  return rowOf(made, found(input, { place: made.place, parent: above, server: null, now: made.at }));
}

/** Somebody who is a member, as population made them. */
export interface MadeMember {
  readonly resident: string;
  readonly birthDate: string;
}

const YOUNGEST = 18;

// Admitted between 20 and 35, never later than the year before.
function joinedOn({ birthDate }: MadeMember, { at, maker }: Made): string {
  const born = Number(birthDate.slice(0, 4));
  const last = Number(dayOf(at).slice(0, 4)) - 1;
  return `${Math.max(born + YOUNGEST, Math.min(born + maker.between(20, 35), last))}-07-01`;
}

/** The roll of an organisation. */
export function rollOf(org: MadeRow, people: readonly MadeMember[], { at, maker }: Pick<Made, 'at' | 'maker'>) {
  const row = asRow<PartyOrg>(org);
  const made = { place: org.place, at, maker };
  const around = { org: row, known: [], viewer: { id: row.secretary ?? '' }, now: at };
  const today = dayOf(at);
  return people.flatMap((person) => {
    const joined = joinedOn(person, made);
    const dual = maker.happens(0.15) ? ({ registration: 'DUAL', employer: '合肥市演示研究所党委' } as const) : {};
    const input = { org: org.id, resident: person.resident, joinedOn: joined, ...dual };
    return joined < today ? [rowOf(made, admit(input, around))] : [];
  });
}
