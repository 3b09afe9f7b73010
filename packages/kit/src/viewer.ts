import { isPermission, isPurpose, isRole, type Permission, type PurposeCode, type Role } from '@linli/contract';
import { isWithin, pathOf } from '@linli/vocabulary';
import type { Claims } from './context.ts';

/** Who is asking, where they act, and what for. */
export interface Viewer {
  readonly id: string;
  readonly kind: 'PERSON' | 'SERVICE' | 'ANONYMOUS' | 'SYSTEM';
  readonly home: string | null;
  /** The nodes whose rows are seen. SYSTEM with none sees everywhere; anybody else with none sees nothing. */
  readonly nodes: readonly string[];
  readonly grids: readonly string[];
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
  readonly departments: readonly string[];
  readonly purpose: PurposeCode | null;
  /** The case or the reason in words that the purpose is named with; it stands in the line of what was seen. */
  readonly why?: string | null;
}

/** Unknown words in a context are dropped: they open nothing. */
export function viewerOf(claims: Claims): Viewer {
  return {
    id: claims.sub,
    kind: claims.kind,
    home: claims.home,
    nodes: claims.nodes,
    grids: claims.grids,
    roles: claims.roles.filter(isRole),
    permissions: new Set(claims.permissions.filter(isPermission)),
    departments: claims.departments,
    purpose: claims.purpose && isPurpose(claims.purpose) ? claims.purpose : null,
    why: claims.why ?? null,
  };
}

/** A part of the machinery: a hearer at one event's place, or a clock everywhere. Audited under its own name. */
export function systemViewer(name: string, nodes: readonly string[] = []): Viewer {
  const nobody = { grids: [], roles: [], permissions: new Set<Permission>(), departments: [], purpose: null };
  return { id: `svc:${name}`, kind: 'SYSTEM', home: nodes[0] ?? null, nodes, ...nobody };
}

export const seesEverywhere = ({ kind, nodes }: Viewer): boolean => kind === 'SYSTEM' && nodes.length === 0;

/** Whether a place lies where the viewer may look. */
export const sees = (viewer: Viewer, place: string): boolean =>
  seesEverywhere(viewer) || viewer.nodes.some((node) => isWithin(place, node));

/**
 * The nodes a list covers: the viewer's own, narrowed to `within`. Below the viewer it is `within`; above, the viewer's
 * own nodes; elsewhere none at all, which is an empty page and no error.
 */
export function nodesWithin(viewer: Viewer, within: string | null | undefined): readonly string[] | 'EVERYWHERE' {
  if (!within) return seesEverywhere(viewer) ? 'EVERYWHERE' : viewer.nodes;
  if (sees(viewer, within)) return [within];
  return viewer.nodes.filter((node) => pathOf(node).includes(within));
}
