import type { KeyObject } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { startBackground } from './city/background.ts';
import { readConfig } from './config.ts';
import { boot } from './engine/boot.ts';
import type { Engine } from './engine/engine.ts';
import { type Log, logOf } from './log.ts';
import type { Secrets } from './seal/secrets.ts';
import { requireContext, type ServiceKeys } from './serve/require-context.ts';
import { addRoutes } from './serve/routes.ts';
import { migrate } from './store/migrate.ts';
import type { Rates } from './store/rates.ts';
import { type Leaving, type Stopping, stopping, usualLeaving } from './stopping.ts';
import type { Subgraph } from './subgraph.ts';
import { telemetrySettings } from './telemetry/config.ts';
import { startTelemetry } from './telemetry/start.ts';
import { type SubgraphMeters, subgraphMeters } from './telemetry/subgraph-meters.ts';
import { systemViewer } from './viewer.ts';
import { whyOf } from './why.ts';

export interface Settings extends Partial<Leaving> {
  readonly mongodbUri: string;
  readonly database?: string;
  readonly host?: string;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly gatewayKeys: readonly KeyObject[];
  readonly serviceKeys: ServiceKeys;
  readonly serviceKey: KeyObject;
  readonly cursorSecret: string;
  /** For a subgraph that seals fields. */
  readonly secrets?: Secrets | null;
  readonly rates?: Rates;
  /** Where the other services listen, by name, read at every round: it may be filled after the start. */
  readonly peers?: Readonly<Record<string, string>>;
  readonly log?: Log;
  readonly now?: () => Date;
  /** Counters, relay and clocks; tests run them by hand. */
  readonly background?: boolean;
}

/** A subgraph that listens. */
export interface Running {
  readonly url: string;
  readonly port: number;
  readonly app: FastifyInstance;
  readonly engine: Engine;
  /** Lets requests under way finish, then the loops, then the database. */
  close(): Promise<void>;
}

// The largest photo is 3 MB, and four thirds of that as base64 with room for the rest of a report of three.
const BODY_LIMIT = 14 * 1024 * 1024;

const HOST = '127.0.0.1';

function fromEnvironment({ name }: Subgraph): Settings & { readonly signals: true } {
  const { logLevel: level, fieldKeys, blindKey, lookupsAMinute, lookupsADay, revealsADay, ...config } = readConfig();
  const rates = { lookupsAMinute, lookupsADay, revealsADay };
  const secrets = fieldKeys && blindKey ? { fieldKeys, blindKey } : null;
  return { ...config, secrets, rates, log: logOf({ level, name }), signals: true };
}

/** What a database must have before the first request: rows as this version knows them, and reference data. */
async function furnish({ subgraph, store, log, contextFor }: Engine): Promise<void> {
  await migrate(store, subgraph.migrations ?? [], log);
  await subgraph.prepare?.(contextFor({ viewer: systemViewer(`${subgraph.name}/prepare`), requestId: randomUUID() }));
}

/**
 * Starts a subgraph: store, reference data, server, loops. Without settings they come from the environment, and the word
 * `migrate` after the program's name ends it before anything listens.
 */
export async function start(subgraph: Subgraph, settings: Settings = fromEnvironment(subgraph)): Promise<Running> {
  const log = settings.log ?? logOf({ level: 'info', name: subgraph.name });
  const isAlone = 'signals' in settings;
  // A process of several services has started its telemetry itself.
  const telemetry = isAlone ? await startTelemetry(telemetrySettings()) : null;
  const engine = await boot(subgraph, { ...settings, log });
  // A start that fails leaves no connection behind that would keep the process alive.
  const orClose = async (error: unknown): Promise<never> => {
    await engine.store.close();
    throw error;
  };
  await furnish(engine).catch(orClose);
  if (isAlone && process.argv[2] === 'migrate') process.exit(await engine.store.close().then(() => 0));
  const meters = subgraphMeters(engine);
  const { app, leave } = await listening(engine, settings, meters).catch(orClose);
  const { peers = {}, serviceKey, background = true } = settings;
  const loops = background ? startBackground(engine, { peers, serviceKey }) : null;
  const { port } = app.server.address() as { port: number };
  log.info({ port }, 'listening');
  const close = () =>
    leave.stop(async () => {
      await loops?.stop();
      meters.stop();
      await engine.store.close();
      await telemetry?.stop();
    });
  if (isAlone) stopOnSignals(close, log);
  return { app, engine, port, url: `http://${settings.host ?? HOST}:${port}`, close };
}

interface Listening {
  readonly app: FastifyInstance;
  readonly leave: Stopping;
}

async function listening(engine: Engine, settings: Settings, meters: SubgraphMeters): Promise<Listening> {
  const { subgraph } = engine;
  const { gatewayKeys, serviceKeys, host = HOST, port = 0 } = settings;
  const app = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: 'idle', return503OnClosing: false });
  const leave = stopping(app, { ...usualLeaving, ...settings });
  requireContext(app, subgraph.name, { gatewayKeys, serviceKeys, log: engine.log });
  await addRoutes(app, engine, meters);
  await app.listen({ host, port });
  return { app, leave };
}

function stopOnSignals(close: () => Promise<void>, log: Log): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error(whyOf(error), 'did not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
}
