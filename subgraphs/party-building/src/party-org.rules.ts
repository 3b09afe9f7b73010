import { because, fail, type Decision, placeOf } from '@linli/kit';
import { isWithin } from '@linli/vocabulary';
import type { PartyOrg, PartyOrgFields } from './party-org.model.ts';
import type { PartyOrgDetailsInput, PartyOrgInput, PartyOrgKind } from './schema.types.ts';

// 党章 and 中国共产党支部工作条例: a group belongs to a branch, a branch to a general branch or a committee.
const above: Readonly<Record<PartyOrgKind, readonly PartyOrgKind[]>> = {
  COMMITTEE: ['COMMITTEE'],
  GENERAL_BRANCH: ['COMMITTEE'],
  BRANCH: ['COMMITTEE', 'GENERAL_BRANCH'],
  GROUP: ['BRANCH'],
};

/** An organisation that stands. */
export const standing = (org: PartyOrg): PartyOrg =>
  org.state === 'ACTIVE' ? org : fail('ORG_ENDED', { id: org.id, state: org.state });

const named = (name: string): string => name.trim() || fail('VALUE_MISSING', { field: 'name' });

function checkParent({ kind, place, parent }: { kind: PartyOrgKind; place: string; parent: PartyOrg | null }): void {
  if (!parent) {
    if (kind !== 'COMMITTEE') fail('ORG_TREE', { field: 'parent', kind });
    return;
  }
  standing(parent);
  if (!above[kind].includes(parent.kind)) fail('ORG_TREE', { field: 'parent', kind, parent: parent.kind });
  if (!isWithin(place, placeOf(parent))) fail('ORG_PLACE', { field: 'place' });
}

/** Which place it answers for, if no other does. A group answers for none. */
function serving(
  place: string,
  kind: PartyOrgKind,
  server: PartyOrg | null,
): Pick<PartyOrgFields, 'isServing' | 'serves'> {
  if (kind === 'GROUP') fail('ORG_TREE', { field: 'servesPlace', kind });
  if (server) fail('PLACE_SERVED', { field: 'servesPlace', org: server.id });
  return { serves: place, isServing: true };
}

const notServing = { serves: null, isServing: false } as const;

/** What is known around a new organisation. */
interface Around {
  readonly place: string;
  readonly parent: PartyOrg | null;
  /** Who answers for the place now. */
  readonly server: PartyOrg | null;
  readonly now: Date;
}

/** A new organisation, where its kind may stand. */
export function found(input: PartyOrgInput, { place, parent, server, now }: Around): Decision<PartyOrg> {
  const { kind, name, secretary, building, servesPlace } = input;
  checkParent({ kind, place, parent });
  const serves = servesPlace ? serving(place, kind, server) : notServing;
  return {
    set: {
      name: named(name),
      kind,
      state: 'ACTIVE',
      parent: parent?.id ?? null,
      secretary: secretary ?? null,
      building: building ?? null,
      ...serves,
      foundedAt: now,
    },
    event: { type: 'party-org.founded', data: { kind, serves: serves.serves ?? null } },
  };
}

/** What is left out stays. */
export function describe(org: PartyOrg, input: PartyOrgDetailsInput, server: PartyOrg | null): Decision<PartyOrg> {
  standing(org);
  const { name, servesPlace, building } = input;
  const other = server?.id === org.id ? null : server;
  const serves = servesPlace ? serving(placeOf(org), org.kind, other) : notServing;
  return {
    set: {
      ...(name == null ? {} : { name: named(name) }),
      ...(building == null ? {} : { building }),
      ...(servesPlace == null ? {} : serves),
    },
    event: { type: 'party-org.changed' },
  };
}

/** Somebody leads it from now on. */
export function appoint(org: PartyOrg, secretary: string): Decision<PartyOrg> {
  standing(org);
  if (!secretary.trim()) fail('VALUE_MISSING', { field: 'secretary' });
  return { set: { secretary }, event: { type: 'party-org.changed' } };
}

/** The secretary and nobody else. */
export const ledBy = (org: PartyOrg, viewer: { readonly id: string }): PartyOrg =>
  org.secretary === viewer.id ? standing(org) : fail('NOT_SECRETARY', { org: org.id });

/** It goes on in another of its kind. */
export function mergeInto(
  org: PartyOrg,
  into: PartyOrg,
  { reason, now }: { reason: string; now: Date },
): Decision<PartyOrg> {
  standing(org);
  standing(into);
  if (into.id === org.id || into.kind !== org.kind || into.parent === org.id) fail('ORG_MERGE', { field: 'into' });
  return {
    set: { state: 'MERGED', mergedInto: into.id, ...notServing, endedAt: now },
    event: { type: 'party-org.merged', data: { into: into.id } },
    reason: because(reason),
  };
}

/** The one that stays answers for the place of the one that went, where it has none of its own. */
export const inherit = (into: PartyOrg, from: PartyOrg): Decision<PartyOrg> | null =>
  from.serves && !into.serves
    ? { set: { serves: from.serves, isServing: true }, event: { type: 'party-org.changed' } }
    : null;

/** What hangs on an organisation. */
export interface Hanging {
  readonly orgs: number;
  readonly members: number;
  readonly activities: number;
  readonly calls: number;
  readonly needs: number;
}

/** It ends. */
export function dissolve(
  org: PartyOrg,
  hanging: Hanging,
  { reason, now }: { reason: string; now: Date },
): Decision<PartyOrg> {
  standing(org);
  // How many members there are is nobody's to learn from a refusal.
  if (Object.values(hanging).some((n) => n > 0)) fail('ORG_IN_USE', { id: org.id });
  return {
    set: { state: 'DISSOLVED', ...notServing, endedAt: now },
    event: { type: 'party-org.dissolved' },
    reason: because(reason),
  };
}

/** Its grid went into another: it stands there from now on, and answers for it if nobody does. */
export function follow(org: PartyOrg, to: string, server: PartyOrg | null): Decision<PartyOrg> | null {
  if (placeOf(org) === to) return null;
  const served = org.isServing && (!server || server.id === org.id) ? { serves: to, isServing: true } : notServing;
  return {
    set: org.isServing ? served : {},
    event: { type: 'party-org.changed' },
    moveTo: to,
  };
}
