import { setTimeout as pause } from 'node:timers/promises';

const pieces = [
  'gateway',
  'cases',
  'platform',
  'jurisdictions',
  'population',
  'housing',
  'merchants',
  'elderly-care',
  'party-building',
];
const BETWEEN = 1_000;

/** One after another, each instance of the gateway and of every subgraph stops in order and starts again. */
export async function restartAll({ city }, replicas, isOver) {
  let restarted = 0;
  for (const name of pieces)
    for (let at = 0; at < replicas && !isOver(); at += 1) {
      await city.restart(name, at);
      restarted += 1;
      await pause(BETWEEN);
    }
  return restarted;
}

/** Again and again a piece is killed without a word and started anew. */
export async function killSome({ city }, isOver) {
  let killed = 0;
  for (let at = 0; !isOver(); at += 1) {
    const name = ['cases', 'platform', 'gateway', 'database'][at % 4];
    process.kill(city.pidOf(name), 'SIGKILL');
    await pause(BETWEEN / 4);
    await city.revive(name);
    killed += 1;
    await pause(BETWEEN * 3);
  }
  return killed;
}
