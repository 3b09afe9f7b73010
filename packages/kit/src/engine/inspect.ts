import type { Log } from '../log.ts';
import type { Secrets } from '../seal/secrets.ts';
import type { Subgraph } from '../subgraph.ts';
import { systemViewer } from '../viewer.ts';
import { boot } from './boot.ts';
import type { Context } from './context.ts';
import type { Engine } from './engine.ts';

interface Inspecting {
  readonly mongodbUri: string;
  readonly database?: string;
  readonly secrets?: Secrets | null;
  readonly log: Log;
}

/** Opens a subgraph's store without a server, for a command: the work sees everywhere, and the connection ends with it. */
export async function inspect<T>(
  subgraph: Subgraph,
  settings: Inspecting,
  work: (context: Context, engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await boot(subgraph, { ...settings, cursorSecret: 'no cursor leaves a command' });
  try {
    return await work(
      engine.contextFor({ viewer: systemViewer(`${subgraph.name}/command`), requestId: 'command' }),
      engine,
    );
  } finally {
    await engine.store.close();
  }
}
