import { subgraph as cases } from '@linli/cases';
import { subgraph as elderlyCare } from '@linli/elderly-care';
import { subgraph as housing } from '@linli/housing';
import { subgraph as jurisdictions } from '@linli/jurisdictions';
import { type Subgraph, start } from '@linli/kit';
import { subgraph as merchants } from '@linli/merchants';
import { subgraph as partyBuilding } from '@linli/party-building';
import { subgraph as platform } from '@linli/platform';
import { subgraph as population } from '@linli/population';
import { logOf } from '@linli/kit/log';
import { startChild } from './child.ts';
import { figuresOf } from './figures.ts';
import { type KeyPair, pemOf, secretsOf } from './keys.ts';
import type { Part } from './part.ts';
import { amongOthers, startInstances } from './several.ts';
import type { CityPlan } from './plan.ts';
import { urlOf } from './ports.ts';
import { answers } from './wait.ts';

const manifests = {
  jurisdictions,
  housing,
  population,
  cases,
  'elderly-care': elderlyCare,
  merchants,
  'party-building': partyBuilding,
  platform,
} satisfies Record<string, Subgraph>;

export type SubgraphName = keyof typeof manifests;

export const subgraphNames = Object.keys(manifests) as readonly SubgraphName[];

export const manifestOf = (name: SubgraphName): Subgraph => manifests[name];

// On one machine somebody reads along: only what wants attention.
export const LEVEL = 'warn';

/** Where the subgraphs find each other. */
const peersOf = (plan: CityPlan): Readonly<Record<string, string>> =>
  Object.fromEntries(subgraphNames.map((name) => [name, urlOf(plan.ports[name])]));

function pairOf({ keys }: CityPlan, name: SubgraphName): KeyPair {
  const pair = keys.services.get(name);
  if (!pair) throw new Error(`${name} has no key`);
  return pair;
}

/** The settings of one subgraph, as `start` takes them. */
export const settingsOf = (plan: CityPlan, name: SubgraphName) => ({
  mongodbUri: plan.mongodbUri,
  host: '127.0.0.1',
  port: plan.ports[name],
  gatewayKeys: [plan.keys.gateway.publicKey],
  serviceKeys: new Map([...plan.keys.services].map(([service, { publicKey }]) => [service, [publicKey]])),
  serviceKey: pairOf(plan, name).key,
  cursorSecret: plan.keys.cursorSecret,
  secrets: secretsOf(plan.keys),
  peers: peersOf(plan),
  log: logOf({ level: LEVEL, name }),
});

// The same settings as a process of its own reads them.
const environmentOf = (plan: CityPlan, name: SubgraphName): Readonly<Record<string, string>> => ({
  LINLI_MONGODB_URI: plan.mongodbUri,
  LINLI_HOST: '127.0.0.1',
  LINLI_PORT: String(plan.ports[name]),
  LINLI_GATEWAY_KEYS: pemOf(plan.keys.gateway.publicKey),
  LINLI_SERVICE_KEYS: [...plan.keys.services]
    .map(([service, { publicKey }]) => `${service}\n${pemOf(publicKey)}`)
    .join(''),
  LINLI_SERVICE_KEY: pemOf(pairOf(plan, name).key),
  LINLI_CURSOR_SECRET: plan.keys.cursorSecret,
  LINLI_FIELD_KEYS: plan.keys.fieldRing,
  LINLI_BLIND_KEY: plan.keys.blindKey,
  LINLI_LOG_LEVEL: plan.logs === null ? LEVEL : 'debug',
  LINLI_PEERS: JSON.stringify(peersOf(plan)),
});

/** Starts one subgraph, here or as a child. */
export async function startSubgraph(plan: CityPlan, name: SubgraphName): Promise<Part> {
  if (!plan.split) return start(manifests[name], settingsOf(plan, name));
  return startInstances(plan, plan.ports[name], (port) => {
    const url = urlOf(port);
    return startChild({
      name,
      logs: plan.logs,
      main: `subgraphs/${name}/dist/main.js`,
      env: { ...environmentOf(plan, name), LINLI_PORT: String(port), ...amongOthers(plan), ...figuresOf(plan, name) },
      url,
      isReady: () => answers(`${url}/health/ready`),
    });
  });
}
