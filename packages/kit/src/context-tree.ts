import { hash } from 'node:crypto';

/**
 * A hash tree over texts (Merkle's, with leaves and branches kept apart as in RFC 9162): its root stands for all of
 * them, and each is shown to be in it by the few hashes beside its way up.
 */
export interface Tree {
  readonly root: string;
  /** For each text its way up: at each step the hash beside it and on which side that is. */
  readonly ways: readonly string[];
}

const leaf = (text: string): string => hash('sha256', `0${text}`, 'base64url');
const branch = (left: string, right: string): string => hash('sha256', `1${left}${right}`, 'base64url');

function above(level: readonly string[]): readonly string[] {
  const next: string[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const [left = '', right] = [level[index], level[index + 1]];
    next.push(right === undefined ? left : branch(left, right));
  }
  return next;
}

export function treeOf(texts: readonly string[]): Tree {
  const ways = texts.map(() => '');
  let level: readonly string[] = texts.map(leaf);
  for (let span = 1; level.length > 1; span *= 2) {
    for (let index = 0; index < ways.length; index += 1) {
      const place = Math.floor(index / span);
      const isLeft = place % 2 === 0;
      const beside = level[isLeft ? place + 1 : place - 1];
      if (beside !== undefined) ways[index] += `${isLeft ? 'r' : 'l'}${beside}`;
    }
    level = above(level);
  }
  return { root: level[0] ?? '', ways };
}

// A letter and 32 bytes a step; thirty-two steps are more texts than any process signs at once.
const STEP = 44;
const wayUp = /^(?:[lr][\w-]{43}){1,32}$/;

/** The root of the tree that a text is in, if its way up is right; null when that is no way at all. */
export function rootOver(text: string, way: string): string | null {
  if (!wayUp.test(way)) return null;
  let at = leaf(text);
  for (let from = 0; from < way.length; from += STEP) {
    const beside = way.slice(from + 1, from + STEP);
    at = way[from] === 'r' ? branch(at, beside) : branch(beside, at);
  }
  return at;
}
