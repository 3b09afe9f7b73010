import type { FastifyInstance } from 'fastify';
import type { Graph } from '../composition/graph.ts';

/** Live while the process answers; ready once a graph is served. */
export function healthRoutes(app: FastifyInstance, graph: () => Graph | null): void {
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', (_, reply) => {
    const version = graph()?.version ?? null;
    return reply.code(version === null ? 503 : 200).send({ status: version === null ? 'waiting' : 'ready', version });
  });
}
