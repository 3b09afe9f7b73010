import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { documentIdOf } from '../src/documents/documents.ts';
import { door, type Door } from './door.ts';
import { liveTown, type LiveTown } from './live-town.ts';
import { listen, socketOf } from './listening.ts';

const CASE = 'subscription Followed { caseChanged { id } }';
const KEPT = documentIdOf(CASE);
const CONSOLE = 'https://console.test';

const clerk = {
  sub: 'u-clerk',
  jurisdiction: '340111400000',
  level: 'street',
  posts: ['community-clerk@340111400000'],
  realm_access: { roles: ['community-clerk'] },
};
const vendor = {
  sub: 'app-1',
  azp: 'vendor-demo',
  jurisdiction: '340111000000',
  level: 'district',
  posts: ['vendor-app@340111000000'],
  realm_access: { roles: ['vendor-app'] },
  scope: 'case.read jurisdiction.read',
};

let town: LiveTown;
let gate: Door;
let folder: string;

beforeAll(async () => {
  town = await liveTown();
  folder = await mkdtemp(join(tmpdir(), 'linli-documents-'));
  await writeFile(join(folder, 'vendor-demo.json'), JSON.stringify({ [KEPT]: CASE }));
  gate = await door(town.subgraphs, {
    production: true,
    documentsDir: folder,
    corsOrigins: [CONSOLE],
    live: { everyMs: 10 },
  });
});

afterAll(async () => {
  await gate.close();
  await town.stop();
  await rm(folder, { recursive: true });
});

type Payload = Readonly<Record<string, unknown>>;

/** The code of a refusal over a socket. */
async function overSocket(at: Door, payload: Payload, as: object): Promise<unknown> {
  const token = await at.issuer.token(as as Record<string, unknown>);
  const client = await socketOf(at, async () => ({ authorization: `Bearer ${token}` }));
  const refusal = await client
    // The public client sends no message without a text: with an id it is an empty one.
    .iterate({ query: '', ...payload } as never)
    .next()
    .catch((errors: unknown) => errors);
  await client.dispose();
  return refusal;
}

/** The code of a refusal as an event stream. */
async function asStream(at: Door, payload: Payload, as: object): Promise<unknown> {
  const authorization = `Bearer ${await at.issuer.token(as as Record<string, unknown>)}`;
  const headers = { accept: 'text/event-stream', 'content-type': 'application/json', authorization };
  return (await at.raw({ headers, body: JSON.stringify(payload) })).errors;
}

const aliases = Array.from({ length: 101 }, (_, at) => `a${at}: id`).join(' ');
const doubling = Array.from({ length: 20 }, (_, at) => `fragment F${at} on Case { ...F${at + 1} ...F${at + 1} }`);

const refused: readonly (readonly [string, Payload, object, string])[] = [
  ['a text that a vendor made up', { query: 'subscription { caseChanged { id } }' }, vendor, 'DOCUMENT_NOT_TRUSTED'],
  ['an id nobody knows', { documentId: `sha256:${'0'.repeat(64)}` }, vendor, 'DOCUMENT_UNKNOWN'],
  ['an id that is none', { documentId: 7 }, vendor, 'BODY_INVALID'],
  ['an id and a text', { documentId: KEPT, query: CASE }, vendor, 'BODY_INVALID'],
  ['too many aliases', { query: `subscription { caseChanged { ${aliases} } }` }, clerk, 'QUERY_TOO_DEEP'],
  [
    'fragments that double',
    { query: `subscription { caseChanged { ...F0 } } ${doubling.join(' ')} fragment F20 on Case { id }` },
    clerk,
    'QUERY_TOO_DEEP',
  ],
  [
    'a look at the schema',
    { query: `${CASE} query I { __schema { queryType { name } } }`, operationName: 'Followed' },
    clerk,
    'INTROSPECTION_CLOSED',
  ],
  ['a field that is not there', { query: 'subscription { caseChanged { idd } }' }, clerk, 'QUERY_INVALID'],
  [
    'more than one question may cost',
    { query: 'subscription { caseChanged { all { id } } }' },
    clerk,
    'QUERY_TOO_DEEP',
  ],
  [
    'two things at once',
    { query: 'subscription { caseChanged { id } b: caseChanged { id } }' },
    clerk,
    'QUERY_INVALID',
  ],
];

describe.each([
  ['over a socket', overSocket],
  ['as an event stream', asStream],
] as const)('somebody who listens %s', (_, ask) => {
  it.each(refused)('is refused %s', async (_title, payload, as, code) => {
    const before = town.cases.heard.length;
    const errors = await ask(gate, payload, as);
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(JSON.stringify(errors)).not.toContain('Did you mean');
    expect(town.cases.heard.length).toBe(before);
  });
});

const dialled = (headers: Record<string, string>, at: Door): Promise<WebSocket | number | undefined> =>
  new Promise((done) => {
    const socket = new WebSocket(`${at.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers });
    socket.once('open', () => done(socket));
    socket.once('unexpected-response', (_, { statusCode }) => done(statusCode));
    socket.on('error', () => undefined);
  });

async function opened(headers: Record<string, string> = {}, at = gate): Promise<WebSocket> {
  const socket = await dialled(headers, at);
  if (socket instanceof WebSocket) return socket;
  throw new Error(`not opened: ${socket}`);
}

/** The next message of a socket. */
async function said(socket: WebSocket): Promise<unknown> {
  const [message] = (await once(socket, 'message')) as [Buffer];
  return JSON.parse(String(message)) as unknown;
}

describe('a vendor', () => {
  it.each([
    ['no text', { documentId: KEPT }],
    ['an empty text', { documentId: KEPT, query: '', variables: null, extensions: null }],
  ])('listens by the id of a document and %s, over a socket', async (_, payload) => {
    const authorization = `Bearer ${await gate.issuer.token(vendor)}`;
    const params = { authorization, 'last-event-id': town.happen('c1') };
    const id = town.happen('c2');
    const socket = await opened();
    socket.send(JSON.stringify({ type: 'connection_init', payload: params }));
    expect(await said(socket)).toMatchObject({ type: 'connection_ack' });
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
    const told = await said(socket);
    expect(told).toMatchObject({ type: 'next', payload: { data: { caseChanged: { id: 'c2' } } } });
    expect(told).toMatchObject({ payload: { extensions: { eventId: id } } });
    socket.close();
  });

  it('listens by the id of a document, as an event stream', async () => {
    const listener = await listen(gate, '', { as: vendor, documentId: KEPT });
    const id = town.happen('c2');
    expect((await listener.next()).id).toBe(id);
    listener.leave();
  });
});

describe('a socket', () => {
  it.each([
    ['https://elsewhere.test', 403],
    ['null', 403],
  ])('of a page from %s is not opened', async (origin, status) => {
    expect(await dialled({ origin }, gate)).toBe(status);
  });

  it('of the console is opened, and says nothing before it is known whose it is', async () => {
    const socket = await opened({ origin: CONSOLE });
    const closed = new Promise((done) => socket.once('close', done));
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: CASE } }));
    // 4401: nobody said who is there.
    expect(await closed).toBe(4401);
  });

  it('that talks without end is closed', async () => {
    const other = await door(town.subgraphs, { live: { messagesPerMinute: 5 } });
    const socket = await opened({}, other);
    const closed = new Promise((done) => socket.once('close', done));
    for (let i = 0; i < 6; i += 1) socket.send(JSON.stringify({ type: 'ping' }));
    expect(await closed).toBe(4429);
    await other.close();
  });

  it('asks no oftener than its caller may by requests', async () => {
    const other = await door(town.subgraphs, { perMinute: 2 });
    const codes: unknown[] = [];
    for (let i = 0; i < 3; i += 1) codes.push(await overSocket(other, { query: '{ word }' }, clerk));
    expect(codes).toMatchObject(
      ['QUERY_INVALID', 'QUERY_INVALID', 'TOO_MANY_REQUESTS'].map((code) => [{ extensions: { code } }]),
    );
    await other.close();
  });
});

it('who listened to a gateway that went goes on at another, and misses nothing', async () => {
  const first = await door(town.subgraphs, { live: { everyMs: 10 } });
  const listener = await listen(first, CASE, { as: clerk });
  const heard = town.happen('c1');
  expect((await listener.next()).id).toBe(heard);
  await first.close();
  // No last word: a client that is told it is complete would not come again.
  expect(await listener.rest()).toEqual([]);
  const meanwhile = [town.happen('c1'), town.happen('c2')];
  const again = await listen(gate, CASE, { as: clerk, headers: { 'last-event-id': heard } });
  for (const id of meanwhile) expect((await again.next()).id).toBe(id);
  again.leave();
});
