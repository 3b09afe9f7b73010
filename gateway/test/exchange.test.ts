import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { Ended, exchange } from '../src/transport/exchange.ts';
import { ReplyBroken } from '../src/transport/http1/head.ts';
import { pool, type Pool } from '../src/transport/http1/pool.ts';
import { ending } from '../src/transport/within.ts';

/** What a server says to the n-th request on whatever connection, in these pieces; then it may hang up. */
type Says = (n: number, socket: Socket) => readonly (string | Buffer)[];

let server: Server;
let calls: Pool;
let says: Says;
let asked = 0;
let connections = 0;

const turn = () => new Promise<void>((done) => void setImmediate(done));

beforeEach(async () => {
  [asked, connections] = [0, 0];
  says = () => [];
  server = createServer((socket) => {
    connections += 1;
    let heard = '';
    socket.on('error', () => undefined);
    socket.on('data', async (part) => {
      heard += part.toString();
      if (!heard.endsWith('\r\n\r\n{}')) return;
      heard = '';
      asked += 1;
      for (const each of says(asked, socket)) {
        socket.write(each);
        await turn();
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  calls = pool(new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), 1);
});

afterEach(async () => {
  calls.close();
  await new Promise((done) => server.close(done));
});

const text = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\n{}';
const send = (end = ending(), maxBytes = 1_000) =>
  exchange(calls, { text, encoding: 'latin1', ending: end, maxBytes }, ({ type }) => type === 'application/json');

const type = 'content-type: application/json\r\n';
const plain = (body: string, more = '') =>
  `HTTP/1.1 200 OK\r\n${type}${more}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
const inChunks = (parts: readonly string[], trailer = '') =>
  `HTTP/1.1 200 OK\r\n${type}transfer-encoding: chunked\r\n\r\n${parts
    .map((each) => `${Buffer.byteLength(each).toString(16)};a=b\r\n${each}\r\n`)
    .join('')}0\r\n${trailer}\r\n`;

const cut = (bytes: Buffer, at: readonly number[]): readonly Buffer[] => {
  const places = [0, ...[...new Set(at.map((each) => each % bytes.length))].sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
};

describe('an exchange with a subgraph', () => {
  it('ends a call that still waits for a connection, while the one before it hangs', async () => {
    const [first, second] = [ending(), ending()];
    const arrived = new Promise<void>((done) => {
      says = () => (done(), []);
    });
    const hanging = send(first).catch((error: unknown) => error);
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
    await expect(send(over)).rejects.toThrow(Ended);
    await turn();
    expect([asked, connections]).toEqual([0, 0]);
  });

  it('asks again over the same connection, one after the other', async () => {
    says = (n) => [plain(`{"n":${n}}`)];
    const all = await Promise.all([send(), send(), send()]);
    expect(all.map((each) => each.text)).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
    expect(connections).toBe(1);
  });

  it('reads an answer however it is cut into pieces and told to end', async () => {
    const body = fc.array(fc.stringMatching(/^[\w 房屋é😀]{1,40}$/u), { minLength: 1, maxLength: 5 });
    const framing = fc.constantFrom('LENGTH', 'CHUNKED', 'INTERIM', 'TRAILER', 'CLOSE');
    const check = async (parts: readonly string[], how: string, at: readonly number[]) => {
      const whole = parts.join('');
      const bytes: Record<string, string> = {
        LENGTH: plain(whole),
        CHUNKED: inChunks(parts),
        INTERIM: `HTTP/1.1 103 Early Hints\r\nlink: a\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n${plain(whole)}`,
        TRAILER: inChunks(parts, 'x-sum: 1\r\n'),
        CLOSE: `HTTP/1.1 200 OK\r\n${type}\r\n${whole}`,
      };
      says = (_, socket) => {
        const pieces = cut(Buffer.from(bytes[how] ?? ''), at);
        if (how === 'CLOSE') setImmediate(() => socket.end());
        return how === 'CLOSE' ? [Buffer.concat(pieces)] : pieces;
      };
      expect((await send()).text).toBe(whole);
    };
    await fc.assert(fc.asyncProperty(body, framing, fc.array(fc.nat(2_000), { maxLength: 6 }), check), { numRuns: 80 });
  });

  it.each([
    ['no status', 'garbage\r\n\r\n'],
    ['another protocol', 'HTTP/1.1 101 Switching\r\nupgrade: x\r\n\r\n'],
    ['two lengths', `HTTP/1.1 200 OK\r\n${type}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`],
    [
      'a length and chunks',
      `HTTP/1.1 200 OK\r\n${type}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['another coding', `HTTP/1.1 200 OK\r\n${type}transfer-encoding: gzip, chunked\r\n\r\n0\r\n\r\n`],
    ['a compressed body', `HTTP/1.1 200 OK\r\n${type}content-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}`],
    ['a length that is none', `HTTP/1.1 200 OK\r\n${type}content-length: -2\r\n\r\n{}`],
    ['a chunk without a size', `HTTP/1.1 200 OK\r\n${type}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n`],
    ['a chunk longer than its size', `HTTP/1.1 200 OK\r\n${type}transfer-encoding: chunked\r\n\r\n1\r\n{}\r\n`],
    ['a head without an end', `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(10_000)}`],
    ['a field that is none', 'HTTP/1.1 200 OK\r\nno field\r\n\r\n'],
  ])('takes no answer with %s, and no second one over that connection', async (_, bytes) => {
    says = (n) => (n === 1 ? [bytes] : [plain('{}')]);
    await expect(send()).rejects.toThrow(ReplyBroken);
    expect((await send()).text).toBe('{}');
    expect(connections).toBe(2);
  });

  it.each([
    ['told', `HTTP/1.1 200 OK\r\n${type}content-length: 5000\r\n\r\n`],
    ['in chunks', inChunks(['x'.repeat(700), 'x'.repeat(700)])],
    ['until it closes', `HTTP/1.1 200 OK\r\n${type}\r\n${'x'.repeat(2_000)}`],
  ])('breaks off an answer that is too large: %s', async (_, bytes) => {
    says = () => [bytes];
    await expect(send()).rejects.toThrow(RangeError);
  });

  it('does not wait for the body of an answer that is not wanted', async () => {
    says = () => ['HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\ncontent-length: 100000\r\n\r\n<'];
    expect(await send()).toEqual({ status: 502, type: 'text/html', text: '' });
  });

  it.each([
    ['before a word', (socket: Socket) => (socket.destroy(), [])],
    ['in the middle', (socket: Socket) => (setImmediate(() => socket.destroy()), [plain('{}').slice(0, -1)])],
  ])('says that a connection was lost %s', async (_, hangUp) => {
    says = (__, socket) => hangUp(socket);
    await expect(send()).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  it.each([
    ['says that it closes', plain('{}', 'connection: close\r\n')],
    ['keeps it for a second at most', plain('{}', 'keep-alive: timeout=1\r\n')],
    ['says more than was asked', `${plain('{}')}HTTP/1.1 200 OK\r\n`],
  ])('does not ask again over a connection whose other side %s', async (_, bytes) => {
    says = (n) => (n === 1 ? [bytes] : [plain('{"n":2}')]);
    await send();
    expect((await send()).text).toBe('{"n":2}');
    expect(connections).toBe(2);
  });

  it('asks over another connection when one was closed while nothing was asked', async () => {
    const closed: Promise<void>[] = [];
    says = (n, socket) => {
      if (n === 1) closed.push(new Promise((done) => socket.once('close', () => done())));
      if (n === 1) setImmediate(() => socket.end());
      return [plain('{}')];
    };
    await send();
    await Promise.all(closed);
    expect((await send()).text).toBe('{}');
    expect(connections).toBe(2);
  });

  it('sends away who waits in line when the pool is closed', async () => {
    const arrived = new Promise<void>((done) => {
      says = () => (done(), []);
    });
    const both = [send(), send()].map((each) => each.catch((error: unknown) => error));
    await arrived;
    calls.close();
    expect(await Promise.all(both)).toMatchObject([{ code: 'ECONNRESET' }, { code: 'ECONNABORTED' }]);
    await expect(send()).rejects.toMatchObject({ code: 'ECONNABORTED' });
  });
});
