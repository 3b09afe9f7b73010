import { randomUUID } from 'node:crypto';
import type { Engine } from '../engine/engine.ts';
import type { Tick } from '../subgraph.ts';
import { loopMeters } from '../telemetry/loop-meters.ts';
import { systemViewer } from '../viewer.ts';
import { whyOf } from '../why.ts';
import { bell } from './bell.ts';
import { hearers } from './consumers.ts';
import { gathering } from './gathering.ts';
import { type Leases, leasesOf } from './lease.ts';
import { project } from './projector.ts';
import { priority, type Priority } from './priority.ts';
import { type Post, relayTo } from './relay.ts';
import { reseal } from './reseal.ts';

/** The work a service does without being asked: counters, relay, clocks. */
export interface Background {
  /** Finishes the round under way and starts no other. */
  stop(): Promise<void>;
}

const ROUND = 500;
// What nobody rang for is seen at a glance; a loop looks by itself should that be missed.
const SELDOM = 10_000;
// A new key is rare, and waits a moment.
const RESEAL = 10_000;
// A round that took this much has left more behind; anything less waits to be rung for.
const MANY = 100;
// The longest pause of a loop that keeps failing, and from which failure on an operator hears of it.
const LONGEST = 30_000;
const TOLD = 3;

interface Loop {
  readonly name: string;
  readonly every: number;
  /** Whose receipts it pulls out of the journal. */
  readonly consumer?: string;
  /** Looks at once when something is written, and does not wait for its time. */
  readonly isEager: boolean;
  /** Others wait while it runs. */
  readonly goesFirst?: boolean;
  /** How much was done; something is followed by another round at once. */
  run(): Promise<number>;
}

/** Runs one tick as the system, everywhere. */
export const runTick = (engine: Engine, tick: Tick): Promise<number> =>
  tick.run(
    engine.contextFor({ viewer: systemViewer(`${engine.subgraph.name}/${tick.name}`), requestId: randomUUID() }),
  );

function loopsOf(engine: Engine, post: Post): readonly Loop[] {
  const own = engine.subgraph.name;
  const eager = { every: SELDOM, isEager: true };
  return [
    ...(engine.store.secrets ? [{ name: 'reseal', every: RESEAL, isEager: false, run: () => reseal(engine) }] : []),
    { name: 'counters', consumer: 'counters', ...eager, run: () => project(engine.store, engine.now()) },
    ...hearers().map((to) => ({ name: `relay:${to}`, consumer: to, ...eager, run: () => relayTo(engine, to, post) })),
    ...(engine.subgraph.ticks ?? []).map((tick) => ({
      name: `tick:${own}/${tick.name}`,
      every: tick.seconds * 1_000,
      // Bulk work begins when somebody asked for it, and goes on while there is some; others have one round in between.
      isEager: tick.goesFirst ?? false,
      goesFirst: tick.goesFirst ?? false,
      run: () => runTick(engine, tick).then((done) => (tick.goesFirst ? done : 0)),
    })),
  ];
}

const patience = (failures: number, every: number): number => Math.min(LONGEST, Math.max(every, ROUND * 2 ** failures));

/** What the loops of one service share. */
interface Running {
  readonly engine: Engine;
  readonly leases: Leases;
  readonly order: Priority;
  readonly countsOf: ReturnType<typeof loopMeters>;
}

/** One loop: round after round while there is work, with growing pauses while it fails. */
function startLoop(
  { engine, leases, order, countsOf }: Running,
  { name, every, consumer, isEager, goesFirst = false, run }: Loop,
) {
  const { ring, wait } = bell();
  const inTurn = goesFirst ? order.first : order.after;
  const counts = countsOf(name);
  let isStopping = false;
  let failures = 0;
  const round = async (): Promise<number> => {
    try {
      const isMine = await leases.isMine(name);
      const done = isMine ? await inTurn(run) : 0;
      if (isMine) counts.done();
      failures = 0;
      return done;
    } catch (error) {
      // What was not done is still pending, and the next round finds it.
      failures += 1;
      counts.failed();
      if (!isStopping) engine.log[failures < TOLD ? 'debug' : 'warn']({ loop: name, ...whyOf(error) }, 'round failed');
      return 0;
    }
  };
  const together = gathering();
  const ended = (async () => {
    while (!isStopping) {
      together.looked();
      if ((await round()) >= (consumer ? MANY : 1) || isStopping) continue;
      await wait(failures > 0 ? patience(failures, isEager ? ROUND : every) : every);
      if (isEager && !isStopping) await together.wait();
    }
  })();
  return {
    consumer,
    wake: () => (isEager && failures === 0 ? ring() : undefined),
    stop() {
      isStopping = true;
      ring();
      return ended;
    },
  };
}

/**
 * What another process of this service wrote rings no bell here. One look for all loops, at one key of an index: a city
 * at rest would otherwise ask its database for each consumer of each service.
 */
function startGlance({ store }: Engine, ring: () => void) {
  const { journal } = store.books;
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const found = await journal
      .findOne({ pending: { $gt: '' } }, { projection: { _id: 1 } })
      // A loop that fails at the same thing says so.
      .catch(() => null);
    isLooking = false;
    if (found) ring();
  };
  const timer = setInterval(() => void look(), ROUND);
  timer.unref();
  return () => clearInterval(timer);
}

/** Starts the loops. Each is held by one process at a time, by a lease in the service's own database. */
export function startBackground(engine: Engine, post: Post): Background {
  const leases = leasesOf(engine.store, randomUUID());
  const shared = { engine, leases, order: priority(), countsOf: loopMeters(engine.subgraph.name) };
  const running = loopsOf(engine, post).map((loop) => startLoop(shared, loop));
  const wakeAll = () => running.forEach(({ wake }) => wake());
  const wakeStirred = () =>
    running.forEach(({ consumer, wake }) => (!consumer || engine.store.stirred.has(consumer) ? wake() : undefined));
  engine.onWake(wakeStirred);
  const stopGlance = startGlance(engine, wakeAll);
  return {
    async stop() {
      stopGlance();
      await Promise.all(running.map(({ stop }) => stop()));
      // A database that is away lets go by itself.
      await leases.letGo().catch(() => undefined);
    },
  };
}
