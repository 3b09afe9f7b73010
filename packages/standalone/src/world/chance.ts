/** Chance that falls the same way each time: a world made twice from one seed is the same world. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(among: readonly T[]): T;
  /** One of the words, the heavier the more often. */
  weighted<W extends string>(weights: Readonly<Record<W, number>>): W;
  /** True that often. */
  happens(share: number): boolean;
}

// mulberry32: 32 bits of state, even enough for made-up people.
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function chanceOf(seed: number): Chance {
  const next = stream(seed);
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    pick: (among) => {
      const found = among[between(0, among.length - 1)];
      if (found === undefined) throw new Error('Nothing to pick from');
      return found;
    },
    weighted: (weights) => {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const found = entries.find(([, weight]) => (rest -= weight) < 0) ?? entries.at(-1);
      if (!found) throw new Error('Nothing to pick from');
      return found[0];
    },
    happens: (share) => next() < share,
  };
}

// Crockford's alphabet, as ULIDs are written.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A seeded id of that moment; what happened in one moment is told apart by its order. */
export function idAt(at: Date, chance: Chance, order = 0): string {
  let text = '';
  for (let rest = at.getTime(); text.length < 10; rest = Math.floor(rest / 32))
    text = (letters[rest % 32] ?? '') + text;
  text += `${letters[Math.floor(order / 32) % 32] ?? ''}${letters[order % 32] ?? ''}`;
  for (let more = 0; more < 14; more += 1) text += letters[chance.between(0, 31)] ?? '';
  return text;
}
