import type { Link } from '../src/chain.rules.ts';

/** Two chains' lines as they may arrive: each in its order, mixed by the toss of a coin. */
export function mergeByChain(one: readonly Link[], other: readonly Link[], coin: Iterator<boolean>): readonly Link[] {
  const left = [...one];
  const right = [...other];
  const mixed: Link[] = [];
  while (left.length + right.length > 0) {
    const from = (coin.next().value && left.length > 0) || right.length === 0 ? left : right;
    mixed.push(...from.splice(0, 1));
  }
  return mixed;
}
