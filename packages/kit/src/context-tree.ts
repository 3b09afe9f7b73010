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

const above = (level: readonly string[]): readonly string[] =>
  level.flatMap((left, index) => {
    const right = level[index + 1];
    if (index % 2 === 1) return [];
    return [right === undefined ? left : branch(left, right)];
  });

export function treeOf(texts: readonly string[]): Tree {
  const ways = texts.map(() => '');
  let level = texts.map(leaf);
  for (let height = 0; level.length > 1; height += 1) {
    for (const [index, way] of ways.entries()) {
      const place = Math.floor(index / 2 ** height);
      const beside = place % 2 === 0 ? level[place + 1] : level[place - 1];
      if (beside !== undefined) ways[index] = `${way}${place % 2 === 0 ? 'r' : 'l'}${beside}`;
    }
    level = [...above(level)];
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
