import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { startCity } from '../../dist/index.js';
import { anyFree, partNames } from '../../dist/ports.js';

export const root = new URL('../../../../', import.meta.url).pathname;
const PATIENCE = 120_000;

const statOf = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');

/** A process and all that it started; what has gone meanwhile is left out. */
function family(pid) {
  const parents = new Map();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      parents.set(Number(name), Number(statOf(name)[1]));
    } catch {
      // Gone between the look and the reading.
    }
  }
  const found = [pid];
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child);
  return found;
}

const ready = (gateway) =>
  fetch(`${gateway}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

/** As `npm start` runs it: one process, and the database beside it. */
async function whole(dataDir) {
  const base = await anyFree();
  const child = spawn(
    process.execPath,
    ['packages/standalone/dist/main.js', '--data', dataDir, '--port-base', String(base)],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const at = (name) => `http://127.0.0.1:${base + partNames.indexOf(name)}`;
  for (const until = Date.now() + PATIENCE; !(await ready(at('gateway'))); await pause(200))
    if (child.exitCode !== null || Date.now() > until) throw new Error('The city did not start');
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return {
    gateway: at('gateway'),
    issuer: `${at('identity')}/realms/linli`,
    pids: () => family(child.pid),
    close: () => (child.kill('SIGTERM'), gone),
  };
}

/** One process a piece, several of each behind one door where that is wanted. */
async function split(dataDir, replicas) {
  const city = await startCity({ dataDir, portBase: 0, split: true, replicas, world: 'small' });
  return {
    city,
    gateway: city.urls.gateway,
    issuer: city.plan.issuer,
    pids: () => partNames.flatMap((name) => city.pidsOf(name)),
    close: () => city.close(),
  };
}

export const begin = ({ dataDir, isSplit, replicas }) => (isSplit ? split(dataDir, replicas) : whole(dataDir));

// Hundredths of a second on every Linux that Node runs on (getconf CLK_TCK).
const TICKS = 100;
const PAGE = 4_096;

/** Seconds of processor time, and megabytes that are held now. */
export function usedBy(pids) {
  let [seconds, megabytes] = [0, 0];
  for (const pid of pids) {
    try {
      const fields = statOf(pid);
      seconds += (Number(fields[11]) + Number(fields[12])) / TICKS;
      megabytes += (Number(fields[21]) * PAGE) / 2 ** 20;
    } catch {
      // A process that was restarted.
    }
  }
  return { seconds: Math.round(seconds * 10) / 10, megabytes: Math.round(megabytes) };
}
