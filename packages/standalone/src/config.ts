import { fileURLToPath } from 'node:url';
import { settingIn } from '@linli/kit/setting';
import type { ConsoleSettings } from './serve-console.ts';
import type { WorldPlan } from './world/world-plan.ts';

const REALM_FILE = fileURLToPath(new URL('../../../charts/linli/files/linli-realm.json', import.meta.url));

/** What decides whether a city on one machine may run here at all. */
export interface Surroundings {
  readonly isProduction: boolean;
  readonly isAllowed: boolean;
}

export const surroundings = (): Surroundings => ({
  isProduction: process.env['NODE_ENV'] === 'production',
  isAllowed: process.env['LINLI_ALLOW_STANDALONE'] === 'true',
});

// A test runner's own flags are not for the processes it starts, and one port of figures is not for all of them.
const notInherited = new Set(['NODE_OPTIONS', 'NODE_CHANNEL_FD', 'JEST_WORKER_ID', 'LINLI_METRICS_PORT']);

// Nobody spreads requests over the services of one machine: when it stops, nobody needs time to look elsewhere.
const usual = { LINLI_DRAIN_MS: '0' };

/** What a child process finds in its environment besides what it is told. */
export function inheritedEnvironment(): Record<string, string | undefined> {
  const inherited = Object.entries(process.env).filter(([name]) => !notInherited.has(name));
  return { ...usual, ...Object.fromEntries(inherited) };
}

// What the caller set stays; what an earlier city of this process was told does not.
const given = { ...process.env };

/** Settings that a subgraph reads itself reach it this way also when it runs in this process. */
export function tell(name: string, value: string): void {
  process.env[name] = given[name] ?? value;
}

/**
 * The console as a process of its own. LINLI_API_URL and LINLI_IDENTITY_URL are where browsers find the gateway and the
 * identity server, without a path; LINLI_HOST 127.0.0.1, LINLI_PORT 5173, LINLI_REALM linli, LINLI_CLIENT web-admin.
 */
export function consoleSettings(env: Readonly<Record<string, string | undefined>> = process.env): ConsoleSettings {
  const { LINLI_API_URL: gateway, LINLI_IDENTITY_URL: identity } = env;
  for (const [name, address] of Object.entries({ LINLI_API_URL: gateway, LINLI_IDENTITY_URL: identity }))
    if (!address || !URL.canParse(address)) throw new Error(`${name} is no address`);
  return {
    host: env['LINLI_HOST'] || '127.0.0.1',
    port: Number(env['LINLI_PORT'] || 5173),
    gateway: new URL(gateway ?? '').origin,
    identity: new URL(identity ?? '').origin,
    realm: env['LINLI_REALM'] || 'linli',
    clientId: env['LINLI_CLIENT'] || 'web-admin',
  };
}

/**
 * Where a demonstration world goes: LINLI_MONGODB_URI, LINLI_FIELD_KEYS and LINLI_BLIND_KEY as the subgraphs have them, and
 * LINLI_REALM_FILE, whose sample logins find their own matters in it.
 */
export function worldSettings(env: Readonly<Record<string, string | undefined>> = process.env): WorldPlan {
  const said = (name: string): string => {
    const found = settingIn(env, name);
    if (!found) throw new Error(`${name} is missing`);
    return found;
  };
  return {
    mongodbUri: said('LINLI_MONGODB_URI'),
    realmFile: env['LINLI_REALM_FILE'] || REALM_FILE,
    keys: { fieldRing: said('LINLI_FIELD_KEYS'), blindKey: said('LINLI_BLIND_KEY') },
  };
}
