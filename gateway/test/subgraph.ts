import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { bodyHash, unseal, type Claims } from '@linli/kit/context';
import { graphql, parse, type GraphQLSchema } from 'graphql';

export const { privateKey: contextKey, publicKey: contextPublicKey } = generateKeyPairSync('ed25519');

export const HEAD = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@external", "@shareable", "@provides", "@requiresScopes", "@authenticated", "@tag", "@listSize", "@inaccessible", "@interfaceObject"])
`;

type Resolvers = Parameters<typeof buildSubgraphSchema>[0] extends infer _ ? Record<string, unknown> : never;

export const schemaOf = (sdl: string, resolvers: Resolvers, head = HEAD): GraphQLSchema =>
  buildSubgraphSchema([{ typeDefs: parse(head + sdl), resolvers: resolvers as never }]);

export interface Heard {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly claims: Claims;
  readonly headers: IncomingHttpHeaders;
}

/** Answers instead of the subgraph; false lets it answer itself. */
export type Fault = (response: ServerResponse, heard: Heard) => boolean;

/** A plain @apollo/subgraph behind the one POST route, which takes nothing but a context sealed for it. */
export interface TestSubgraph {
  readonly name: string;
  readonly url: string;
  readonly heard: Heard[];
  fault: Fault | null;
  schema: GraphQLSchema;
  readonly stop: () => Promise<unknown>;
  readonly start: () => Promise<unknown>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

export const json = (response: ServerResponse, value: unknown, status = 200): true => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  return true;
};

export async function subgraph(name: string, sdl: string, resolvers: Resolvers): Promise<TestSubgraph> {
  let port = 0;
  const self: { -readonly [K in keyof TestSubgraph]: TestSubgraph[K] } = {
    name,
    url: '',
    heard: [],
    fault: null,
    schema: schemaOf(sdl, resolvers),
    stop: async () => {},
    start: async () => {},
  };
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      const context = request.headers['linli-context'];
      const now = Math.floor(Date.now() / 1000);
      const claims = unseal(String(context), { aud: name, keys: [contextPublicKey], now });
      if (!claims || claims.bh !== bodyHash(body) || request.url !== '/graphql') return json(response, {}, 401);
      const { query, variables = {} } = JSON.parse(body) as Heard;
      const heard = { query, variables, claims, headers: request.headers };
      if (!query.includes('_service')) self.heard.push(heard);
      if (self.fault && !query.includes('_service') && self.fault(response, heard)) return true;
      const result = await graphql({
        schema: self.schema,
        source: query,
        variableValues: variables,
        contextValue: claims,
      });
      return json(response, result);
    })().catch((error: unknown) => json(response, { errors: [{ message: String(error) }] }, 500));
  });
  self.start = () => new Promise((done) => server.listen(port, '127.0.0.1', () => done(null)));
  self.stop = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  await self.start();
  port = (server.address() as AddressInfo).port;
  self.url = `http://127.0.0.1:${port}`;
  return self;
}
