import type { Subgraph } from '@linli/kit';
import { boot, type Engine, loadRows, systemViewer } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';
import { secretsOf } from '../keys.ts';
import { manifestOf, type SubgraphName } from '../subgraphs.ts';
import type { WorldRow } from './row.ts';
import type { WorldPlan } from './world-plan.ts';

const listOf = ({ collections }: Subgraph, name: string) => {
  const found = collections.find((each) => each.name === name);
  if (!found) throw new Error(`There is no collection ${name}`);
  return found;
};

/** Loads rows into a collection of a subgraph. */
export async function put(engine: Engine, name: string, rows: Iterable<WorldRow>): Promise<void> {
  await loadRows(engine, listOf(engine.subgraph, name), rows as never);
}

/** A subgraph's engine while its database runs and its service does not. */
export async function withEngine(
  plan: WorldPlan,
  name: SubgraphName,
  work: (engine: Engine) => Promise<void>,
): Promise<void> {
  const log = logOf({ level: 'warn', name });
  const subgraph = manifestOf(name);
  const { mongodbUri, keys } = plan;
  const cursorSecret = 'no cursor leaves a load of a world';
  const engine = await boot(subgraph, { mongodbUri, cursorSecret, secrets: secretsOf(keys), log });
  try {
    await subgraph.prepare?.(engine.contextFor({ viewer: systemViewer(`${name}/prepare`), requestId: 'world' }));
    await work(engine);
  } finally {
    await engine.store.close();
  }
}
