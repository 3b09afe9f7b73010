import type { Part } from './part.ts';
import type { CityPlan } from './plan.ts';
import { urlOf } from './ports.ts';
import { serveConsole } from './serve-console.ts';

/** The console of a city on this machine. */
export async function startConsole({ ports, identity }: CityPlan): Promise<Part> {
  const app = await serveConsole({
    host: '127.0.0.1',
    port: ports.console,
    gateway: urlOf(ports.gateway),
    identity,
    realm: 'linli',
    clientId: 'web-admin',
  });
  return { url: urlOf(ports.console), close: () => app.close() };
}
