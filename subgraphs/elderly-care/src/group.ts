import type { Context } from '@linli/kit';
import { people } from './person.model.ts';

type Open = Pick<Context, 'open'>;

// Records of one person; longer chains of merges do not occur, and a ring could not be made.
const DEEPEST = 20;
const MOST = { limit: 100 };

/** The record that goes on for this one, itself when it was not merged. */
export async function rootOf({ open }: Open, id: string): Promise<string> {
  let at = id;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const into = (await open(people).find(at))?.into;
    if (!into) return at;
    at = into;
  }
  return at;
}

/** All records that are one person, the one that goes on first. */
export async function groupOf({ open }: Open, root: string): Promise<readonly string[]> {
  const found = [root];
  for (let at = 0; at < found.length && found.length < MOST.limit; at += 1) {
    const into = found[at] ?? root;
    for (const { id } of await open(people).some({ into }, MOST)) if (!found.includes(id)) found.push(id);
  }
  return found;
}
