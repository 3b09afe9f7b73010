import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openKeys, type CityKeys } from './keys.ts';
import type { WorldName } from './world/worlds.ts';
import { portsFrom, type Ports, urlOf } from './ports.ts';

/** How a city is wanted. */
export interface CityOptions {
  /** Where all of it lies: rows, sessions, keys, signed heads. */
  readonly dataDir: string;
  /** 0 takes free ports, another number counts from there; left out, the usual ones. */
  readonly portBase?: number;
  /** One process for each piece instead of one for all. */
  readonly split?: boolean;
  /** How many of the gateway and of each subgraph, behind one port each; 1. More than one only with `split`. */
  readonly replicas?: number;
  /** The database in a process of its own also when nothing else is: on another core than the services. */
  readonly databaseBeside?: boolean;
  /** Faster and not durable: for tests that throw the data away. */
  readonly noSync?: boolean;
  /** How long the gateway waits for an answer; a machine that does much else wants more than its usual 15 s. */
  readonly deadlineMs?: number;
  /** Address of an identity server that runs already and has the realm, instead of the one of this machine. */
  readonly identity?: string;
  /** Made-up people and cases for a folder that has none yet. */
  readonly world?: WorldName;
  /** Everything each process says, at its most talkative, into a file of its own in this folder; only with `split`. */
  readonly logs?: string;
  /** Figures of the gateway and of each subgraph at `/metrics`, a port each, counted from this one; only with `split`. */
  readonly metricsPort?: number;
  /** Told a sentence at each step. */
  readonly say?: (line: string) => void;
}

/** What every piece of one city must know. */
export interface CityPlan {
  readonly dataDir: string;
  readonly split: boolean;
  readonly replicas: number;
  readonly databaseBeside: boolean;
  readonly noSync: boolean;
  readonly logs: string | null;
  readonly ports: Ports;
  /** Where each process tells its figures; null for none, or when one process tells them all. */
  readonly metrics: Ports | null;
  readonly keys: CityKeys;
  readonly deadlineMs: number;
  /** Whether the identity server is somebody else's to start and stop. */
  readonly isIdentityGiven: boolean;
  readonly identity: string;
  readonly issuer: string;
  readonly realmFile: string;
  readonly folderOf: (name: string) => string;
  readonly mongodbUri: string;
}

const REALM_FILE = fileURLToPath(new URL('../../../charts/linli/files/linli-realm.json', import.meta.url));
const DEADLINE = 15_000;
const USUAL_CONSOLE = ':5173';

/** The realm file; for a console on another port a copy that lets people come back to that one. */
function realmFor(console: number, folder: string): string {
  if (USUAL_CONSOLE === `:${console}`) return REALM_FILE;
  const copy = join(folder, 'realm.json');
  writeFileSync(copy, readFileSync(REALM_FILE, 'utf8').replaceAll(USUAL_CONSOLE, `:${console}`));
  return copy;
}

const metricsFrom = async ({ split, metricsPort }: CityOptions): Promise<Ports | null> =>
  split && metricsPort !== undefined ? portsFrom(metricsPort) : null;

/** Decides ports, keys and folders before anything starts, because the pieces must know each other's addresses. */
export async function planOf(options: CityOptions): Promise<CityPlan> {
  const { dataDir, portBase, split = false, noSync = false, logs = null } = options;
  const ports = await portsFrom(portBase);
  const metrics = await metricsFrom(options);
  const identity = options.identity?.replace(/\/$/, '') ?? urlOf(ports.identity);
  const folderOf = (name: string): string => {
    const folder = join(dataDir, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  return {
    dataDir,
    split,
    replicas: split ? (options.replicas ?? 1) : 1,
    databaseBeside: split || (options.databaseBeside ?? false),
    noSync,
    logs,
    ports,
    metrics,
    keys: openKeys(join(dataDir, 'keys')),
    deadlineMs: options.deadlineMs ?? DEADLINE,
    isIdentityGiven: options.identity !== undefined,
    identity,
    issuer: `${identity}/realms/linli`,
    realmFile: realmFor(ports.console, folderOf('identity')),
    folderOf,
    mongodbUri: `mongodb://127.0.0.1:${ports.database}/?replicaSet=rs0`,
  };
}
