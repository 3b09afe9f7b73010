import { readPost } from '@linli/contract';
import { openRealm, readRealmFile } from '@linli/dev-identity';
import type { Subjects } from './case-actors.ts';

// Whoever sorts matters out at a node, by whichever post.
const sorting: readonly string[] = ['hub-operator', 'street-dispatcher', 'district-dispatcher'];

function partOf(post: NonNullable<ReturnType<typeof readPost>>): string | null {
  if (sorting.includes(post.role)) return `hub@${post.node}`;
  if (post.role === 'party-secretary') return `secretary@${post.node}`;
  if (post.role === 'volunteer') return `volunteer@${post.node}`;
  if (post.role === 'resident') return `resident@${post.node}`;
  if (post.role === 'grid-worker') return `grid-worker@${post.node}`;
  return post.department ? `dept:${post.department}@${post.node}` : null;
}

/** The subjects of the sample logins by the part they play, so that the world's history is also theirs. */
export function subjectsIn(realmFile: string): Subjects {
  const { users } = openRealm(readRealmFile(realmFile));
  const parts = [...users.values()].flatMap(({ id, attributes }) =>
    (attributes?.['posts'] ?? []).map((text) => {
      const post = readPost(text);
      return [post && partOf(post), id] as const;
    }),
  );
  return new Map(parts.filter((each): each is readonly [string, string] => each[0] !== null));
}
