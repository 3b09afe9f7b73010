import type { Permission } from '@linli/contract';
import type { Collection, Context, Row, Subgraph, Viewer } from '@linli/kit';
import type { Need } from './need.model.ts';
import type { PartyMembership } from './party-membership.model.ts';

export const may = ({ permissions }: Viewer, permission: Permission): boolean => permissions.has(permission);

/** Something by reference, for those who may see its kind. */
export const seen = async <T extends Row>(
  { open, viewer }: Context,
  source: Collection<T>,
  { id, needs }: { readonly id: string | null | undefined; readonly needs: Permission },
): Promise<T | null> => (id && may(viewer, needs) ? open(source).find(id) : null);

/** A filter that lets nothing through for those who may not: an inner list is empty, not an error. */
export const ifMay = (viewer: Viewer, permission: Permission): { readonly id?: readonly string[] } =>
  may(viewer, permission) ? {} : { id: [] };

const isKeeper = ({ keeper, receiver }: PartyMembership, { id }: Viewer): boolean => keeper === id || receiver === id;

const helps = ({ claimant, isOpen }: Need, { id }: Viewer): boolean => isOpen && claimant === id;

/** Who is a member is the secretary's to know; whom to help, theirs who help, until it is done. */
export const links = {
  PARTY_WORK: { PartyMembership: isKeeper },
  MUTUAL_HELP: { Need: helps },
} as const satisfies NonNullable<Subgraph['links']>;
