import { permissionsOf, serviceRoles, type Post, type PurposeCode, type Role } from '@linli/contract';
import type { Claims } from '@linli/kit/context';
import { divisionOf, isWithin } from '@linli/vocabulary';
import { fail } from '../failure.ts';
import type { Identity } from './claims.ts';

/** Who is asking, where they act and with which rights: what every signed context repeats. */
export type Caller = Pick<
  Claims,
  'sub' | 'kind' | 'home' | 'nodes' | 'grids' | 'roles' | 'permissions' | 'departments' | 'purpose' | 'why'
>;

/** What a caller says about this one request. */
export interface Wish {
  readonly actingAt: string | null;
  readonly purpose: PurposeCode | null;
  /** The case or the reason in words that the purpose is named with. */
  readonly why: string | null;
}

export const anonymous: Caller = {
  sub: 'anonymous',
  kind: 'ANONYMOUS',
  home: null,
  nodes: [],
  grids: [],
  roles: [],
  permissions: [],
  departments: [],
  purpose: null,
  why: null,
};

const isGrid = (post: Post): boolean => post.node.length > 12;

const different = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** One acts at one node at a time: the account's own, or another where one holds a post. */
function actingNode(posts: readonly Post[], jurisdiction: string, wished: string | null): string {
  if (wished === null || wished === jurisdiction) return jurisdiction;
  if (!posts.some(({ node }) => divisionOf(node) === wished)) fail('POST_NOT_HELD', { field: 'linli-acting-at' });
  return wished;
}

/**
 * The posts that count at a node: those held there and, of grid posts, those of its own grids. Grid posts further below
 * count only for somebody who holds nothing else at the node: then the grids alone are the scope.
 */
function postsAt(posts: readonly Post[], node: string): readonly Post[] {
  const held = posts.filter((post) => (isGrid(post) ? divisionOf(post.node) : post.node) === node);
  return held.length > 0 ? held : posts.filter((post) => isGrid(post) && isWithin(post.node, node));
}

/** Services may do what their role and a scope of their token both allow. */
function permitted(roles: readonly Role[], { scopes }: Identity): readonly string[] {
  const all = [...permissionsOf(roles)];
  const isService = roles.some((role) => serviceRoles.includes(role));
  return isService ? all.filter((permission) => scopes.includes(permission)) : all;
}

/** A post counts only when its role is also among the account's roles: two places have to agree. */
export function callerOf(identity: Identity, { actingAt, purpose, why }: Wish): Caller {
  const posts = identity.posts.filter(({ role }) => identity.roles.includes(role));
  const home = actingNode(posts, identity.jurisdiction, actingAt);
  const here = postsAt(posts, home);
  const roles = different(identity.posts.length > 0 ? here.map(({ role }) => role) : identity.roles);
  const grids = different(here.filter(isGrid).map(({ node }) => node));
  const onlyGrids = grids.length > 0 && (here.every(isGrid) || roles.every((role) => role === 'grid-worker'));
  return {
    sub: identity.sub,
    kind: roles.some((role) => serviceRoles.includes(role)) ? 'SERVICE' : 'PERSON',
    home,
    nodes: onlyGrids ? grids : [home],
    grids,
    roles,
    permissions: permitted(roles, identity),
    departments: different(here.flatMap(({ department }) => department ?? [])),
    purpose,
    why,
  };
}
