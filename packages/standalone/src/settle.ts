import type { CityOptions, CityPlan } from './plan.ts';
import { loadWorld, type Progress } from './world/load.ts';
import { readStamp, writeStamp } from './world/stamp.ts';
import { isWorldName } from './world/worlds.ts';

/**
 * Gives a city its world while its database runs and its services do not: the wanted one for a folder that has none, or
 * the rest of one whose load was cut short.
 */
export async function settle(
  plan: CityPlan,
  { world, say }: Pick<CityOptions, 'world' | 'say'>,
  onProgress?: (progress: Progress) => void,
): Promise<void> {
  const found = readStamp(plan.dataDir);
  const name = found?.world ?? world;
  if (!name || found?.isWhole) return;
  if (!isWorldName(name))
    throw new Error(`The folder ${plan.dataDir} holds a part of a world "${name}" that nobody knows`);
  const stamp = { world: name, now: found?.now ?? new Date().toISOString() };
  const began = performance.now();
  writeStamp(plan.dataDir, { ...stamp, isWhole: false });
  await loadWorld({ plan, world: name, now: new Date(stamp.now), ...(onProgress ? { onProgress } : {}) });
  writeStamp(plan.dataDir, { ...stamp, isWhole: true });
  say?.(`world ${name} ${Math.round(performance.now() - began)} ms`);
}
