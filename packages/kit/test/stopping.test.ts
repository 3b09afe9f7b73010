import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, serve } from '@linli/embedded-db';
import { logOf } from '../src/log.ts';
import { bodyHash, CONTEXT_HEADER, seal } from '../src/context.ts';
import { start } from '../src/index.ts';
import { claimsOf, gateway, secrets, service } from '@linli/testkit';
import { subgraph } from './houses/subgraph.ts';

const FOR_EVER = 600_000;
const someone = { at: '340111400001', roles: ['dept-handler'] as const };

let folder: string;
let db: Database;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stopping-'));
  db = await serve({ path: folder, port: 0, noSync: true, mapSize: 2 ** 28 });
});

afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A service, and somebody who keeps one connection to it. */
async function begun() {
  const running = await start(subgraph, {
    mongodbUri: db.uri,
    gatewayKeys: [gateway.publicKey],
    serviceKeys: new Map([[subgraph.name, [service.publicKey]]]),
    serviceKey: service.privateKey,
    cursorSecret: 'a secret of the tests, long enough for anybody',
    secrets,
    log: logOf({ level: 'silent', name: subgraph.name }),
    drainMs: FOR_EVER,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const asked = async (method: string, path: string, payload = '') => {
    const claims = claimsOf(someone, { aud: subgraph.name, bh: bodyHash(payload) });
    const headers = { 'content-type': 'application/json', [CONTEXT_HEADER]: seal(claims, gateway.privateKey) };
    const sent = request({ agent, host: '127.0.0.1', port: running.port, method, path, headers });
    sent.end(payload);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    const text = (await response.setEncoding('utf8').toArray()).join('');
    return { status: response.statusCode, connection: response.headers.connection, text };
  };
  return {
    running,
    asks: () => asked('POST', '/graphql', JSON.stringify({ query: '{ __typename }' })),
    looks: (path: string) => asked('GET', path),
    leaves: () => agent.destroy(),
  };
}

describe('a service that was told to stop', () => {
  it('is not ready, answers everybody over connections it does not keep, and goes at the second word', async () => {
    const { running, asks, looks, leaves } = await begun();
    expect(await asks()).toMatchObject({ status: 200, connection: 'keep-alive' });
    expect((await looks('/health/ready')).status).toBe(200);
    const gone = running.close();
    expect(await asks()).toMatchObject({ status: 200, connection: 'close', text: '{"data":{"__typename":"Query"}}' });
    expect(await looks('/health/ready')).toMatchObject({ status: 503, connection: 'close' });
    expect((await looks('/health/live')).status).toBe(200);
    await running.close();
    await gone;
    await expect(asks()).rejects.toThrow();
    leaves();
  });
});
