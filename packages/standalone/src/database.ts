import { serve } from '@linli/embedded-db';
import { startChild } from './child.ts';
import type { Part } from './part.ts';
import type { CityPlan } from './plan.ts';
import { listens } from './wait.ts';

/** Starts the development and demonstration store. */
export async function startDatabase(plan: CityPlan): Promise<Part> {
  const { noSync, ports, mongodbUri: url } = plan;
  const path = plan.folderOf('database');
  if (!plan.split) {
    const { close } = await serve({ path, port: ports.database, noSync });
    return { url, close };
  }
  return startChild({
    name: 'database',
    logs: plan.logs,
    main: 'packages/embedded-db/dist/cli.js',
    words: ['--data', path, '--port', String(ports.database)],
    url,
    isReady: () => listens(ports.database),
  });
}
