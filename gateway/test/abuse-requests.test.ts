import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { door, type Door } from './door.ts';
import { world, type World } from './world.ts';

let city: World;
let gate: Door;

beforeAll(async () => {
  city = await world();
  gate = await door([city.population, city.cases], { maxBodyBytes: 200_000 });
});

beforeEach(() => {
  for (const each of [city.population, city.cases]) each.heard.length = 0;
  city.deeds.length = 0;
});

afterAll(async () => {
  await gate.close();
  await city.stop();
});

const fetches = (): number => city.population.heard.length + city.cases.heard.length;

const QUESTION = JSON.stringify({ query: '{ cases { id } }' });
const CHANGE = encodeURIComponent('mutation { note(text: "x") }');
const JSON_TYPE = { 'content-type': 'application/json' };
const long = 'x'.repeat(300_000);

type Sent = RequestInit & { readonly path?: string };

const requests: readonly (readonly [string, Sent, number])[] = [
  ['a batch', { body: `[${QUESTION}]` }, 400],
  ['a batch of a thousand', { body: `[${Array(1_000).fill(QUESTION).join()}]` }, 400],
  ['an empty batch', { body: '[]' }, 400],
  ['a text', { body: '"{ cases { id } }"' }, 400],
  ['a null', { body: 'null' }, 400],
  ['a body in a body', { body: `${QUESTION}${QUESTION}` }, 400],
  ['JSON with a comment', { body: `/* */${QUESTION}` }, 400],
  ['a query that is a list', { body: '{"query":["{ cases { id } }"]}' }, 400],
  ['a name that is a number', { body: '{"query":"{ cases { id } }","operationName":7}' }, 400],
  ['extensions that are a list', { body: '{"query":"{ cases { id } }","extensions":[]}' }, 400],
  ['a hidden prototype', { body: '{"query":"{ cases { id } }","variables":{"\\u005f_proto__":{"a":1}}}' }, 400],
  ['a body that is too large', { body: JSON.stringify({ query: '{ cases { id } }', variables: { long } }) }, 413],
  ['a body of gzip', { body: gzipSync(QUESTION), headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } }, 415],
  [
    'a body of brotli',
    { body: brotliCompressSync(QUESTION), headers: { ...JSON_TYPE, 'content-encoding': 'br' } },
    415,
  ],
  ['a body of deflate', { body: deflateSync(QUESTION), headers: { ...JSON_TYPE, 'content-encoding': 'deflate' } }, 415],
  ['a body that says it is gzip', { body: QUESTION, headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } }, 415],
  [
    'a bomb of gzip',
    { body: gzipSync(Buffer.alloc(50_000_000)), headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } },
    415,
  ],
  [
    'UTF-16',
    { body: Buffer.from(QUESTION, 'utf16le'), headers: { 'content-type': 'application/json; charset=utf-16' } },
    415,
  ],
  ['GBK', { body: QUESTION, headers: { 'content-type': 'application/json; charset=gbk' } }, 415],
  ['UTF-16 unsaid', { body: Buffer.from(QUESTION, 'utf16le') }, 400],
  [
    'half a letter',
    {
      body: Buffer.concat([
        Buffer.from('{"query":"{ cases { id } }","operationName":"'),
        Buffer.from([0xe7, 0x8e]),
        Buffer.from('"}'),
      ]),
    },
    400,
  ],
  ...[
    'text/plain',
    'text/json',
    'application/jsonp',
    'application/json-patch+json',
    'application/graphql',
    'application/graphql+json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'multipart/mixed; boundary=application/json',
    'text/plain; application/json',
    'text/plain, application/json',
    'application/json, text/plain',
    '',
  ].map(
    (type) => [`a body of ${type || 'no type'}`, { body: QUESTION, headers: { 'content-type': type } }, 415] as const,
  ),
  ['a change by GET', { method: 'GET', path: `/graphql?query=${CHANGE}` }, 405],
  [
    'a change by GET that says it is a POST',
    { method: 'GET', path: `/graphql?query=${CHANGE}`, headers: { 'x-http-method-override': 'POST' } },
    405,
  ],
  ['a change in the address of a POST', { path: `/graphql?query=${CHANGE}` }, 400],
  ['a change by PUT', { method: 'PUT', body: QUESTION }, 404],
  ['a change by DELETE', { method: 'DELETE', headers: {} }, 404],
  ['a question by HEAD', { method: 'HEAD', path: '/graphql?query={cases{id}}' }, 404],
  ...[
    '/graphql/',
    '//graphql',
    '/GraphQL',
    '/graphql;x=1',
    '/graphql%00',
    '/./graphql/../graphql/',
    '/graphql.json',
  ].map((path) => [`the address ${path}`, { path, body: QUESTION }, 404] as const),
];

describe('a request that is none of ours', () => {
  it.each(requests)('%s asks nobody', async (_, { path, ...sent }, status) => {
    const told = await gate.raw({ headers: JSON_TYPE, ...sent }, path);
    expect([told.status, fetches(), city.deeds]).toEqual([status, 0, []]);
    expect(told.text).not.toMatch(/node:|\.ts:|Error/);
  });

  /** Bytes as they are, past every client that would put them right. */
  const bytes = (text: string): Promise<string> =>
    new Promise((done) => {
      const socket = connect(gate.port, '127.0.0.1');
      const parts: Buffer[] = [];
      socket.on('data', (part: Buffer) => parts.push(part));
      socket.on('error', () => undefined);
      socket.once('close', () => done(Buffer.concat(parts).toString()));
      socket.end(text);
    });
  const post = (headers: string, body = QUESTION): string =>
    `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${headers}\r\n\r\n${body}`;
  const length = `content-length: ${QUESTION.length}`;

  it.each([
    ['two lengths', post(`${length}\r\ncontent-length: 1`)],
    ['a length and chunks', post(`${length}\r\ntransfer-encoding: chunked`)],
    ['chunks by another name', post('transfer-encoding: xchunked')],
    ['a length below nothing', post('content-length: -1')],
    ['a length that is none', post('content-length: 0x10')],
    ['chunks of no size', post('transfer-encoding: chunked', 'zz\r\n')],
    ['a head without an end', `POST /graphql HTTP/1.1\r\n${'x: y\r\n'.repeat(5_000)}`],
    ['a head of a hundred kilobytes', post(`cookie: ${'x'.repeat(100_000)}\r\n${length}`)],
    ['no host', `POST /graphql HTTP/1.1\r\ncontent-type: application/json\r\n${length}\r\n\r\n${QUESTION}`],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a line too many in a head', post(`${length}\r\nx-y: a\nlinli-context: b`)],
  ])('%s is no request', async (_, text) => {
    expect(await bytes(text)).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
    expect(fetches()).toBe(0);
  });

  it('a body without an end is cut off at its bound', async () => {
    const endless = new ReadableStream({
      pull: (stream) => stream.enqueue(new Uint8Array(65_536).fill(32)),
    });
    const told = await gate
      .raw({ headers: JSON_TYPE, body: endless, duplex: 'half' } as RequestInit)
      .catch((error: unknown) => String(error));
    // Whoever still sends may see the connection close before it reads why.
    expect(typeof told === 'string' ? told : told.status).toEqual(
      typeof told === 'string' ? 'TypeError: fetch failed' : 413,
    );
    expect(fetches()).toBe(0);
  });

  it('brings no context of its own', async () => {
    await gate.ask('{ cases { id } }', {
      headers: { 'linli-context': 'forged', 'x-linli-context': 'forged', cookie: 'a=b', 'x-forwarded-user': 'admin' },
    });
    const [heard] = city.cases.heard;
    expect(JSON.stringify(heard?.headers)).not.toMatch(/forged|a=b|admin/);
    expect(heard?.claims.sub).toBe('u-zhang');
  });

  it('still has others answered', async () => {
    expect((await gate.ask('{ cases { id } }')).errors).toEqual([]);
  });
});
