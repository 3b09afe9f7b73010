import { serve } from '@linli/embedded-db';
import { startChild } from './child.ts';
import type { Part } from './part.ts';
import type { CityPlan } from './plan.ts';
import { listens } from './wait.ts';

// A batch of a ledger outlives the usual 16 MB of young memory; to collect it was a tenth of the database's time.
const YOUNG = '--max-semi-space-size=64';

/** Starts the development and demonstration store. */
export async function startDatabase(plan: CityPlan): Promise<Part> {
  const { noSync, ports, mongodbUri: url } = plan;
  const path = plan.folderOf('database');
  if (!plan.databaseBeside) {
    const { close } = await serve({ path, port: ports.database, noSync });
    return { url, close };
  }
  return startChild({
    name: 'database',
    logs: plan.logs,
    main: 'packages/embedded-db/dist/cli.js',
    flags: [YOUNG],
    words: ['--data', path, '--port', String(ports.database)],
    url,
    isReady: () => listens(ports.database),
  });
}
