import type { TrustedDocuments } from '../documents/documents.ts';
import { ownText } from '../own/own-sdl.ts';
import { compose, CompositionRefused, type SubgraphText } from './compose.ts';
import { passGate, type GateSettings } from './gate.ts';
import { graphOf, versionOf, type Graph, type GraphSettings } from './graph.ts';
import { keepLastGood, readLastGood } from './last-good.ts';
import { warmUp } from './warm-up.ts';

export interface KeeperSettings extends GraphSettings, GateSettings {
  readonly names: readonly string[];
  /** Asks a subgraph for its schema. */
  readonly sdlOf: (name: string) => Promise<string>;
  readonly documents: TrustedDocuments;
  readonly dataDir: string | null;
  readonly pollMs: number;
}

export type Reloaded = 'CHANGED' | 'SAME';

/** Holds the graph that is served, and looks for a newer one. */
export interface Keeper {
  readonly current: () => Graph | null;
  /** What it was composed of; nothing while the last good graph is served. */
  readonly subgraphs: () => readonly SubgraphText[];
  /** Looks now. Throws, and logs, when the subgraphs cannot be asked or do not compose; what is served stays. */
  readonly reload: () => Promise<Reloaded>;
  readonly close: () => void;
}

// While nothing is served yet, waiting for the usual moment would be rude.
const IMPATIENT_MS = 500;

/** Starts with what the subgraphs say now, else with the last good graph, else with none and tries again. */
export async function graphKeeper(settings: KeeperSettings): Promise<Keeper> {
  const { names, sdlOf, documents, dataDir, pollMs, log } = settings;
  let graph: Graph | null = null;
  let subgraphs: readonly SubgraphText[] = [];
  // What the city was promised last, here or by whoever ran here before.
  let published = dataDir === null ? null : await readLastGood(dataDir);
  let asked = '';
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let lastTrouble = '';

  const look = async (): Promise<Reloaded> => {
    const texts: readonly SubgraphText[] = await Promise.all(
      names.map(async (name) => ({ name, sdl: await sdlOf(name) })),
    );
    const version = versionOf(JSON.stringify(texts));
    if (graph && version === asked) return 'SAME';
    const all = [...texts, ownText(texts)];
    const supergraph = compose(all);
    if (published !== null) passGate(published, supergraph, settings);
    graph = graphOf(supergraph, settings);
    [published, subgraphs] = [supergraph, all];
    void warmUp(graph, documents, log);
    asked = version;
    lastTrouble = '';
    if (dataDir !== null) await keepLastGood(dataDir, supergraph);
    log.info({ version: graph.version, subgraphs: names }, 'a new graph is served');
    return 'CHANGED';
  };

  const complain = (error: unknown): void => {
    const reason = String(error);
    const cause = error instanceof Error && error.cause !== undefined ? String(error.cause) : null;
    if (reason !== lastTrouble) log.warn({ reason, cause, serving: graph?.version ?? null }, 'no newer graph');
    lastTrouble = reason;
  };

  let looking: Promise<Reloaded> | null = null;
  const reload = (): Promise<Reloaded> => {
    looking ??= look()
      .catch((error: unknown) => {
        complain(error);
        throw error;
      })
      .finally(() => {
        looking = null;
      });
    return looking;
  };

  const poll = (): void => {
    if (isClosed) return;
    timer = setTimeout(() => void reload().then(poll, poll), graph ? pollMs : IMPATIENT_MS);
    timer.unref();
  };

  try {
    await reload();
  } catch (error) {
    if (published !== null) {
      graph = graphOf(published, settings);
      void warmUp(graph, documents, log);
    } else if (error instanceof CompositionRefused) throw error;
  }
  poll();

  return {
    current: () => graph,
    subgraphs: () => subgraphs,
    reload,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
