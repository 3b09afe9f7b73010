import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { Ended, exchange } from '../src/transport/exchange.ts';
import { ending } from '../src/transport/within.ts';

let server: Server;
let pool: Pool;

beforeEach(async () => {
  server = createServer((request) => void request.resume());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  pool = new Pool(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { connections: 1, pipelining: 1 });
});

afterEach(async () => {
  await pool.destroy();
  server.closeAllConnections();
  server.close();
});

const send = (end: ReturnType<typeof ending>) =>
  exchange(pool, { path: '/', headers: {}, body: '{}', ending: end, maxBytes: 1_000 }, () => true);

it('ends a call that still waits for a connection, while the one before it hangs', async () => {
  const [first, second] = [ending(), ending()];
  const hanging = send(first).catch((error: unknown) => error);
  const arrived = new Promise((done) => server.once('request', done));
  await arrived;
  const waiting = send(second);
  second.end();
  await expect(waiting).rejects.toThrow(Ended);
  first.end();
  expect(await hanging).toBeInstanceOf(Ended);
});

it('sends nothing for a call that has ended before', async () => {
  const over = ending();
  over.end();
  let asked = 0;
  server.on('request', () => (asked += 1));
  await expect(send(over)).rejects.toThrow(Ended);
  expect(asked).toBe(0);
});
