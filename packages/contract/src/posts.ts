import { isRole, type Role } from './roles.ts';

/** A post 任职: a role held at a node, and for a department's people which department. */
export interface Post {
  readonly role: Role;
  readonly node: string;
  readonly department?: string;
}

const written = /^([a-z-]+)(?::([a-z-]+))?@(\d{12}|\d{15}|\d{18}|\d{21})$/;

/**
 * Reads `role@node` or `role:department@node`, as the token's claim `posts` lists them.
 * A text that is not exactly that is no post: null, and so no right.
 */
export function readPost(text: string): Post | null {
  const [, role = '', department, node = ''] = written.exec(text) ?? [];
  if (!isRole(role)) return null;
  return department ? { role, node, department } : { role, node };
}

export const writePost = ({ role, node, department }: Post): string =>
  `${role}${department ? `:${department}` : ''}@${node}`;
