import gateway from '@mercuriusjs/gateway';
import Fastify from 'fastify';
import { oldSdl } from '../graph.mjs';

export async function start({ byPath }) {
  const app = Fastify();
  const services = Object.entries(oldSdl).map(([name, schema]) => ({
    name,
    schema,
    url: `http://127.0.0.1:${byPath}/old/${name}`,
    connections: 64,
  }));
  await app.register(gateway, { gateway: { services }, jit: 1 });
  return { url: `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql` };
}
