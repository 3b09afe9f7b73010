import { randomUUID } from 'node:crypto';
import { hearersOf } from '@linli/contract';
import { events } from '@linli/contract';
import type { Engine } from '../engine/engine.ts';
import type { Tick } from '../subgraph.ts';
import { systemViewer } from '../viewer.ts';
import { holds, letGo } from './lease.ts';
import { project } from './projector.ts';
import { type Post, relayTo } from './relay.ts';

/** The work a service does without being asked: counters, relay, clocks. */
export interface Background {
  /** Finishes the round under way and starts no other. */
  stop(): Promise<void>;
}

const ROUND = 500;
const LEASE = 15;

interface Loop {
  readonly name: string;
  readonly every: number;
  /** How much was done; a full round is followed by another at once. */
  run(): Promise<number>;
}

/** Runs one tick as the system, everywhere. */
export const runTick = (engine: Engine, tick: Tick): Promise<number> =>
  tick.run(
    engine.contextFor({ viewer: systemViewer(`${engine.subgraph.name}/${tick.name}`), requestId: randomUUID() }),
  );

function loopsOf(engine: Engine, post: Post): readonly Loop[] {
  const own = engine.subgraph.name;
  const heard = new Set(['platform', ...Object.keys(events).flatMap(hearersOf)]);
  return [
    { name: 'counters', every: ROUND, run: () => project(engine.store, engine.now()) },
    ...[...heard].map((to) => ({ name: `relay:${to}`, every: ROUND, run: () => relayTo(engine, to, post) })),
    ...(engine.subgraph.ticks ?? []).map((tick) => ({
      name: `tick:${own}/${tick.name}`,
      every: tick.seconds * 1_000,
      run: () => runTick(engine, tick).then(() => 0),
    })),
  ];
}

/** Waits that can be cut short: by work that came in, or by the end. */
function pauses() {
  const waiting = new Map<() => void, boolean>();
  return {
    wait: (milliseconds: number): Promise<void> =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(done);
          resolve();
        };
        const timer = setTimeout(done, milliseconds);
        timer.unref();
        waiting.set(done, milliseconds <= ROUND);
      }),
    wake: (all: boolean): void => [...waiting].forEach(([done, eager]) => (all || eager ? done() : undefined)),
  };
}

/** Starts the loops. Each is held by one process at a time, by a lease in the service's own database. */
export function startBackground(engine: Engine, post: Post): Background {
  const owner = randomUUID();
  const held = new Map<string, number>();
  const { wait, wake } = pauses();
  let stopping = false;
  engine.onWake(() => wake(false));

  // A lease is renewed when half of it is gone, not at every round.
  const mine = async (name: string): Promise<boolean> => {
    if ((held.get(name) ?? 0) > Date.now() + LEASE * 500) return true;
    const got = await holds(engine.store, name, { owner, seconds: LEASE });
    if (got) held.set(name, Date.now() + LEASE * 1_000);
    return got;
  };
  const round = async ({ name, run }: Loop): Promise<number> => {
    try {
      return (await mine(name)) ? await run() : 0;
    } catch (error) {
      // What was not done is still pending, and the next round finds it.
      if (!stopping) engine.log.warn({ loop: name, why: String(error) }, 'round failed');
      return 0;
    }
  };
  const running = loopsOf(engine, post).map(async (loop) => {
    while (!stopping) if ((await round(loop)) === 0 && !stopping) await wait(loop.every);
  });
  return {
    async stop() {
      stopping = true;
      wake(true);
      await Promise.all(running);
      await letGo(engine.store, owner).catch(() => undefined);
    },
  };
}
