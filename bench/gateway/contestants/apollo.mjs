process.env.APOLLO_TELEMETRY_DISABLED = 'true';
process.env.NODE_ENV = 'production';
const { ApolloGateway } = await import('@apollo/gateway');
const { ApolloServer } = await import('@apollo/server');
const { startStandaloneServer } = await import('@apollo/server/standalone');
const { supergraphAt } = await import('../supergraph.mjs');

export async function start({ byPath }) {
  const gateway = new ApolloGateway({ supergraphSdl: supergraphAt(byPath) });
  const server = new ApolloServer({ gateway });
  const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
  return { url };
}
