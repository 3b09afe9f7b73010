import { startGateway } from '@linli/gateway';
import { logOf } from '@linli/kit/log';
import { startChild } from './child.ts';
import { figuresOf } from './figures.ts';
import { pemOf } from './keys.ts';
import type { Part } from './part.ts';
import { amongOthers, startInstances } from './several.ts';
import type { CityPlan } from './plan.ts';
import { urlOf } from './ports.ts';
import { LEVEL, subgraphNames } from './subgraphs.ts';
import { answers } from './wait.ts';

// A call of a subgraph may take two thirds of what a question may.
const callOf = (deadlineMs: number): number => Math.round((deadlineMs * 2) / 3);

// Clients of the realm whose tokens the door accepts.
const clients = ['web-admin', 'vendor-demo', 'city-brain', 'device-gateway', 'dev-cli'];

// What a request leaves behind is dead when it is answered: with room for many of them little of it is ever copied.
const YOUNG = ['--max-semi-space-size=64'];

/** Starts the one door. */
export async function startGatewayPart(plan: CityPlan): Promise<Part> {
  const { ports, issuer, keys, deadlineMs } = plan;
  const url = urlOf(ports.gateway);
  const subgraphs = subgraphNames.map((name) => ({ name, url: urlOf(ports[name]) }));
  const consoles = [urlOf(ports.console), `http://localhost:${ports.console}`];
  if (!plan.split) {
    const { close } = await startGateway({
      host: '127.0.0.1',
      port: ports.gateway,
      subgraphs,
      issuer,
      clients,
      contextKey: keys.gateway.key,
      deadlineMs,
      callMs: callOf(deadlineMs),
      corsOrigins: consoles,
      dataDir: plan.folderOf('gateway'),
      log: logOf({ level: LEVEL, name: 'gateway' }),
    });
    return { url, close };
  }
  const start = (port: number) => ({
    name: 'gateway',
    logs: plan.logs,
    main: 'gateway/dist/main.js',
    flags: YOUNG,
    env: {
      LINLI_HOST: '127.0.0.1',
      LINLI_PORT: String(port),
      ...amongOthers(plan),
      ...figuresOf(plan, 'gateway'),
      LINLI_SUBGRAPHS: JSON.stringify(Object.fromEntries(subgraphs.map((each) => [each.name, each.url]))),
      LINLI_ISSUER: issuer,
      LINLI_CLIENTS: clients.join(','),
      LINLI_DEADLINE_MS: String(deadlineMs),
      LINLI_CALL_MS: String(callOf(deadlineMs)),
      LINLI_GATEWAY_KEY: pemOf(keys.gateway.key),
      LINLI_CORS_ORIGINS: consoles.join(','),
      LINLI_DATA_DIR: plan.folderOf('gateway'),
    },
    url: urlOf(port),
    isReady: () => answers(`${urlOf(port)}/health/ready`),
  });
  return startInstances(plan, ports.gateway, (port) => startChild(start(port)));
}
