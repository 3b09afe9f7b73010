import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Part } from './part.ts';
import type { CityPlan } from './plan.ts';
import { urlOf } from './ports.ts';

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

/** Serves the built console with the addresses of this city; every path that is no file is a page of it. */
export async function startConsole({ ports }: CityPlan): Promise<Part> {
  const gateway = urlOf(ports.gateway);
  const identity = urlOf(ports.identity);
  const app = Fastify({ logger: false, forceCloseConnections: true });
  const policy = policyOf(gateway, identity);
  app.addHook('onSend', async (_, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });
  const config = { apiUrl: `${gateway}/graphql`, identityUrl: identity, realm: 'linli', clientId: 'web-admin' };
  app.get('/config.json', (_, reply) => reply.header('cache-control', 'no-cache').send(config));
  if (existsSync(BUILT)) await serveFiles(app);
  else app.setNotFoundHandler((_, reply) => reply.code(503).send({ error: 'The console is not built: npm run build' }));
  await app.listen({ host: '127.0.0.1', port: ports.console });
  return { url: urlOf(ports.console), close: () => app.close() };
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
