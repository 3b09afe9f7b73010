import { inheritedEnvironment as environment } from './config.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Part } from './part.ts';

export interface ChildPlan {
  readonly name: string;
  /** Built program, from the root of the repository. */
  readonly main: string;
  readonly words?: readonly string[];
  /** Flags for node itself. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly url: string;
  /** Where all it says is kept. */
  readonly logs: string | null;
  /** Whether it answers yet. */
  readonly isReady: () => Promise<boolean>;
}

const PATIENCE = 60_000;
// What still runs then has lost its way; nothing acknowledged is lost by it.
const PATIENCE_AT_END = 10_000;
const LOOK_EVERY = 50;
// The end of what a failed child said is what says why.
const REMEMBERED = 4_000;

// From src as from dist it is three folders up.
const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function listenTo(child: ChildProcess, { name, logs }: ChildPlan): () => string {
  let said = '';
  const file = logs === null ? null : createWriteStream(join(logs, `${name}.log`), { flags: 'a' });
  for (const stream of [child.stdout, child.stderr]) {
    if (file) stream?.pipe(file, { end: false });
    stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-REMEMBERED)));
  }
  return () => said;
}

async function untilReady(child: ChildProcess, plan: ChildPlan, said: () => string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!(await plan.isReady())) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The ${plan.name} did not start:\n${said()}`);
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`The ${plan.name} did not answer within ${PATIENCE / 1000} s:\n${said()}`);
    }
    await pause(LOOK_EVERY);
  }
}

/** Starts a piece of the city as a process of its own. It is never restarted, and goes when we go. */
export async function startChild(plan: ChildPlan): Promise<Part> {
  const leash = ['--import', fromRoot('packages/standalone/dist/leash.js')];
  const words = [...(plan.flags ?? []), ...leash, fromRoot(plan.main), ...(plan.words ?? [])];
  const child = spawn(process.execPath, words, {
    cwd: fromRoot(''),
    // A Ctrl-C of the terminal is for the city, which stops its pieces in their order.
    detached: true,
    env: { ...environment(), ...plan.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await untilReady(child, plan, listenTo(child, plan));
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), PATIENCE_AT_END);
    await gone;
    clearTimeout(force);
  };
  return { url: plan.url, ...(child.pid ? { pid: child.pid, pids: () => [child.pid ?? 0] } : {}), close };
}
