import { loadNationalTree } from '@linli/jurisdictions';
import { inspect } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';
import { barOf } from './bar.ts';
import { startDatabase } from './database.ts';
import { hold } from './hold.ts';
import type { Part } from './part.ts';
import { type CityPlan, planOf } from './plan.ts';
import { settle } from './settle.ts';
import { manifestOf } from './subgraphs.ts';
import { readStamp } from './world/stamp.ts';
import type { WorldName } from './world/worlds.ts';

export interface Demo {
  readonly dataDir: string;
  /** What is printed; a line that begins with a return replaces the one before. */
  readonly print: (text: string) => void;
}

// Only the database runs meanwhile, on any port: what is loaded here nobody asks for yet.
async function withDatabase(dataDir: string, work: (plan: CityPlan) => Promise<void>): Promise<void> {
  const letGo = hold(dataDir);
  try {
    const plan = await planOf({ dataDir, portBase: 0 });
    const database: Part = await startDatabase(plan);
    await work(plan).finally(() => database.close());
  } finally {
    letGo();
  }
}

/** Loads a world into a folder of its own. Started again it goes on where it stopped. */
export async function loadDemo(world: WorldName, { dataDir, print }: Demo): Promise<void> {
  const found = readStamp(dataDir);
  if (found && found.world !== world)
    throw new Error(`${dataDir} holds the world "${found.world}" already; name another folder with --data.`);
  if (found?.isWhole) return print(`${dataDir} holds all of "${world}" already\n`);
  const began = performance.now();
  const onProgress = (progress: Parameters<typeof barOf>[0]): void =>
    print(`\r${barOf(progress, (performance.now() - began) / 1000)}`);
  await withDatabase(dataDir, (plan) => settle(plan, { world }, onProgress));
  print(`\n${world} lies in ${dataDir} after ${Math.round((performance.now() - began) / 1000)} s\n`);
}

/** Loads the whole national tree beside whatever the folder holds. */
export async function loadNation({ dataDir, print }: Demo): Promise<void> {
  const began = performance.now();
  await withDatabase(dataDir, (plan) =>
    inspect(
      manifestOf('jurisdictions'),
      { mongodbUri: plan.mongodbUri, log: logOf({ level: 'warn', name: 'jurisdictions' }) },
      async (context) => {
        const count = await loadNationalTree(context);
        print(`${count.toLocaleString('en')} divisions in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
      },
    ),
  );
}
