import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';

/** Where the console is served, and which city it speaks to. */
export interface ConsoleSettings {
  readonly host: string;
  readonly port: number;
  /** The gateway as browsers reach it, without a path. */
  readonly gateway: string;
  /** The identity server as browsers reach it, without a path. */
  readonly identity: string;
  readonly realm: string;
  readonly clientId: string;
}

const BUILT = fileURLToPath(new URL('../../../web-admin/dist', import.meta.url));

// Styles are the one loose end: antd writes them into the page while it runs.
const policyOf = (...reached: readonly string[]): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${reached.join(' ')}`,
    `frame-src 'self' ${reached.join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');

/** Serves the built console with the addresses of its city; every path that is no file is a page of it. */
export async function serveConsole(settings: ConsoleSettings): Promise<FastifyInstance> {
  const { host, port, gateway, identity, realm, clientId } = settings;
  const app = Fastify({ logger: false, forceCloseConnections: true });
  const policy = policyOf(gateway, identity);
  app.addHook('onSend', async (_, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });
  const config = { apiUrl: `${gateway}/graphql`, identityUrl: identity, realm, clientId };
  app.get('/config.json', (_, reply) => reply.header('cache-control', 'no-cache').send(config));
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', (_, reply) => {
    const isBuilt = existsSync(BUILT);
    return reply.code(isBuilt ? 200 : 503).send({ status: isBuilt ? 'ready' : 'not built' });
  });
  if (existsSync(BUILT)) await serveFiles(app);
  else app.setNotFoundHandler((_, reply) => reply.code(503).send({ error: 'The console is not built: npm run build' }));
  await app.listen({ host, port });
  return app;
}

async function serveFiles(app: FastifyInstance): Promise<void> {
  // Names under assets carry a hash of what they hold.
  await app.register(fastifyStatic, {
    root: BUILT,
    cacheControl: false,
    setHeaders: (response, path) =>
      response.setHeader(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  app.setNotFoundHandler((request, reply) =>
    request.method === 'GET' && !request.url.startsWith('/assets/')
      ? reply.code(200).sendFile('index.html')
      : reply.code(404).send({ error: 'Not found' }),
  );
}
