import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { supergraphAt } from '../supergraph.mjs';

export async function start({ byPath }) {
  const runtime = createGatewayRuntime({ supergraph: supergraphAt(byPath), logging: false, landingPage: false });
  const server = createServer(runtime);
  const port = await new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));
  return { url: `http://127.0.0.1:${port}/graphql` };
}
