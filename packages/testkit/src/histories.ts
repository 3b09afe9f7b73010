import { randomUUID } from 'node:crypto';
import type { Told, Town } from './town.ts';

/** What other subgraphs say, and what must be the same whatever way it comes. */
export interface Histories {
  /** What is said about one subject, in its order; the lists belong to different subjects. */
  readonly stories: readonly (readonly Told[])[];
  /** The rows there are before anything is said. */
  begin(): Promise<unknown>;
  /** What counts in the end: rows and figures, without ids and times that are new each time. */
  state(): Promise<unknown>;
  /** A repeat that comes before anything else about its subject comes under a new id: receipts do not help then. */
  readonly unreceipted?: boolean;
  /** How many random histories; 5 unless told. */
  readonly runs?: number;
}

// mulberry32: the same history for the same seed on any machine.
function chanceOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The stories mixed, each in its own order; each event once more, at once or at any time after. */
export function mixed(stories: readonly (readonly Told[])[], seed: number): readonly Told[] {
  const below = chanceOf(seed);
  const left = stories.map((story) => [...story]);
  const said: Told[] = [];
  const owed: Told[] = [];
  for (;;) {
    const going = left.filter((story) => story.length > 0);
    if (going.length === 0 && owed.length === 0) return said;
    const again = owed.length > 0 && (going.length === 0 || below(2) === 0);
    const [next] = again ? owed.splice(below(owed.length), 1) : (going[below(going.length)] ?? []).splice(0, 1);
    if (next) said.push(next);
    if (next && !again) owed.push(next);
  }
}

/** Repeats that come at once under ids of their own: the hearer is asked twice. */
function anew(said: readonly Told[]): readonly Told[] {
  const last = new Map<string, Told>();
  return said.map((told) => {
    const isRepeat = last.get(told.subject) === told;
    last.set(told.subject, told);
    return isRepeat ? { ...told, id: randomUUID() } : told;
  });
}

/**
 * One test: every event twice, and out of order across subjects, gives the same end state as each once in the plain
 * order, with counters that agree with the rows. What is said of one subject keeps its order: that is what the relay
 * promises.
 */
export function histories(town: Town, { stories, begin, state, unreceipted = false, runs = 5 }: Histories): void {
  const named = stories.map((story) => story.map((told) => ({ id: randomUUID(), ...told })));
  const after = async (said: readonly Told[]): Promise<unknown> => {
    await town.empty();
    await begin();
    for (const each of said) await town.hear(each);
    await town.settle();
    expect(await town.running().engine.drift()).toEqual([]);
    return state();
  };

  it('is the same whatever order the city speaks in, and however often', async () => {
    const plain = await after(named.flat());
    for (let seed = 1; seed <= runs; seed += 1) {
      const said = mixed(named, seed);
      const order = said.map(({ type, subject }) => `${type} ${subject}`);
      expect({ seed, order, end: await after(unreceipted ? anew(said) : said) }).toEqual({ seed, order, end: plain });
    }
  });
}
