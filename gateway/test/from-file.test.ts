import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { graphql, parse } from 'graphql';
import { readArguments } from '../src/arguments.ts';
import { startFromFile } from '../src/start-from-file.ts';
import { HEAD, schemaOf } from './subgraph.ts';

// Somebody else's subgraphs: unnamed types, no word about rights, two of them behind one port.
const texts = {
  products: 'type Query { top: [Product!]! } type Product @key(fields: "upc") { upc: ID! name: String! }',
  prices: 'type Product @key(fields: "upc") { upc: ID! price: Int }',
};

const schemas = {
  products: schemaOf(texts.products, { Query: { top: () => [{ upc: '1', name: 'lamp' }] } }),
  prices: schemaOf(texts.prices, {
    Product: { __resolveReference: ({ upc }: { upc: string }) => ({ upc, price: Number(upc) * 10 }) },
  }),
};

let folder: string;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linli-supergraph-'));
  server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const { query, variables } = JSON.parse(Buffer.concat(parts).toString()) as Record<string, never>;
      const schema = schemas[(request.url ?? '').slice(1) as keyof typeof schemas];
      const result = await graphql({ schema, source: query, variableValues: variables });
      response.setHeader('content-type', 'application/json').end(JSON.stringify(result));
    })();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

async function supergraphFile(): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const services = Object.entries(texts).map(([name, sdl]) => ({
    name,
    url: `http://127.0.0.1:${port}/${name}`,
    typeDefs: parse(HEAD + sdl),
  }));
  const { supergraphSdl = '' } = composeServices(services);
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, supergraphSdl);
  return file;
}

it('serves a supergraph of others as it stands, to anybody', async () => {
  const gateway = await startFromFile({ file: await supergraphFile(), port: 0 });
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ top { name price } }' }),
  });
  expect(await response.json()).toMatchObject({ data: { top: [{ name: 'lamp', price: 10 }] } });
  expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(200);
  await gateway.close();
});

it('serves nothing that is no supergraph', async () => {
  const file = join(folder, 'schema.graphql');
  await writeFile(file, 'type Query { a: Int }');
  await expect(startFromFile({ file, port: 0 })).rejects.toThrow('no supergraph');
});

describe('the command line', () => {
  const asked = ['--supergraph', 'a.graphql', '--port', '4100'];

  it('has to say that nobody is asked who they are', () => {
    expect(() => readArguments(asked, false)).toThrow('--without-authentication');
    expect(readArguments([...asked, '--without-authentication'], false)).toEqual({ file: 'a.graphql', port: 4100 });
  });

  it('is not heard in production', () => {
    expect(() => readArguments([...asked, '--without-authentication'], true)).toThrow('refused');
  });

  it('without a file starts the city’s own door', () => {
    expect(readArguments([], true)).toBeNull();
  });
});
