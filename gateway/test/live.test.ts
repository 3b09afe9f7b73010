import { door, type Door } from './door.ts';
import { FANGXING, liveTown, type LiveTown } from './live-town.ts';
import { listen, socketOf } from './listening.ts';
import { json, schemaOf } from './subgraph.ts';

const CASE = 'subscription { caseChanged { id title } }';
const CHANGES =
  'subscription ($types: [String!], $after: ID) { changes(types: $types, after: $after) { id name subject type } }';

const at = (jurisdiction: string, level: string, role = 'community-clerk') => ({
  sub: `u-${jurisdiction}`,
  jurisdiction,
  level,
  posts: [`${role}@${jurisdiction}`],
  realm_access: { roles: [role] },
});
const binhu = at('340111400000', 'street');
const fangxing = at('340111401000', 'street');
const admin = at('340111000000', 'district', 'district-admin');

let town: LiveTown;
let gate: Door;

beforeAll(async () => {
  town = await liveTown();
  gate = await door(town.subgraphs, { live: { everyMs: 10, subscriptionsPerAccount: 3, queue: 8 } });
});

afterAll(async () => {
  await gate.close();
  await town.stop();
});

describe('somebody who listens to the cases of their place', () => {
  it('is told of a change as they would read it now, with the event to go on after', async () => {
    const clerk = await listen(gate, CASE, { as: binhu });
    expect([clerk.status, clerk.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    const id = town.happen('c1');
    const { event, id: told, body } = await clerk.next();
    expect([event, told]).toEqual(['next', id]);
    expect(body).toEqual({
      data: { caseChanged: { id: 'c1', title: town.matters.get('c1')?.title } },
      extensions: { requestId: expect.stringMatching(/^[0-9a-f]{32}$/), eventId: id },
    });
    clerk.leave();
  });

  it('hears nothing of another place, whatever they ask for', async () => {
    const here = await listen(gate, CASE, { as: binhu });
    const there = await listen(gate, CASE, { as: fangxing });
    town.happen('f1');
    town.happen('x1');
    town.happen('c1');
    expect((await here.next()).body.data.caseChanged.id).toBe('c1');
    expect((await there.next()).body.data.caseChanged.id).toBe('f1');
    const beyond = await listen(gate, 'subscription { caseChanged(within: "340111401000") { id } }', { as: binhu });
    expect(beyond.status).toBe(404);
    for (const each of [here, there]) each.leave();
  });

  it('hears only of the place, the record and the kind of event that were asked for', async () => {
    const query = `subscription ($w: ID) { closed: caseChanged(within: $w, id: "c2", types: ["case.closed"]) { ...F } }
      fragment F on Case { id }`;
    const clerk = await listen(gate, query, { as: admin, variables: { w: '340111400' } });
    for (const [id, name] of [
      ['f1', 'case.closed'],
      ['c1', 'case.closed'],
      ['c2', 'case.dispatched'],
      ['c2', 'case.closed'],
    ] as const)
      town.happen(id, name);
    const { body } = await clerk.next();
    expect([body.data, clerk.said.length]).toEqual([{ closed: { id: 'c2' } }, 1]);
    clerk.leave();
  });

  it('is not told of a record that is hidden from them there', async () => {
    const clerk = await listen(gate, 'subscription { caseChanged { id } }', { as: binhu });
    const sealed = town.matters.get('c1');
    if (sealed) sealed.isSealed = true;
    town.happen('c1');
    town.happen('c2');
    expect((await clerk.next()).body.data.caseChanged.id).toBe('c2');
    if (sealed) sealed.isSealed = false;
    clerk.leave();
  });

  it('sees what is masked by the purpose they declared', async () => {
    const query = 'subscription { caseChanged { phone } }';
    const plain = await listen(gate, query, { as: binhu });
    const purposeful = await listen(gate, query, { as: binhu, headers: { 'linli-purpose': 'CASE_HANDLING' } });
    town.happen('c1');
    expect((await plain.next()).body.data.caseChanged.phone).toBe('138****8000');
    expect((await purposeful.next()).body.data.caseChanged.phone).toBe('13800138000');
    for (const each of [plain, purposeful]) each.leave();
  });

  it('reads by GET what a browser’s EventSource reads', async () => {
    const clerk = await listen(gate, CASE, { as: binhu, method: 'GET' });
    town.happen('c1');
    expect((await clerk.next()).body.data.caseChanged.id).toBe('c1');
    clerk.leave();
  });
});

describe('a connection that was cut', () => {
  it('goes on behind the last event heard: nothing is missing and nothing comes twice', async () => {
    const first = await listen(gate, CASE, { as: binhu });
    const heard = town.happen('c1');
    expect((await first.next()).id).toBe(heard);
    first.leave();
    const meanwhile = ['c1', 'f1', 'c2', 'c1', 'c2', 'x1', 'c1'].map((subject) => [subject, town.happen(subject)]);
    const again = await listen(gate, CASE, { as: binhu, headers: { 'last-event-id': heard } });
    const late = town.happen('c2');
    const expected = [...meanwhile.flatMap(([subject, id]) => (subject?.startsWith('c') ? [id] : [])), late];
    const told: (string | null)[] = [];
    while (told.length < expected.length) told.push((await again.next()).id);
    expect(told).toEqual(expected);
    again.leave();
  });

  it('is told to read anew when too much was missed, or nobody knows since when', async () => {
    const start = town.happen('c1');
    for (let i = 0; i < 9; i += 1) town.happen('c1');
    for (const after of [start, 'e-of-long-ago', town.happen('x1')]) {
      const query = `subscription { caseChanged(after: "${after}") { id } }`;
      const { status, rest } = await listen(gate, query, { as: binhu });
      expect([status, (await rest()).length]).toEqual([400, 0]);
    }
  });
});

describe('whoever may read the journal', () => {
  it('hears every change of the place, and others are refused', async () => {
    const brain = await listen(gate, CHANGES, { as: admin, variables: { types: ['case.closed'] } });
    town.happen('c1', 'case.reported');
    const id = town.happen('f1', 'case.closed');
    expect((await brain.next()).body.data).toEqual({
      changes: { id, name: 'case.closed', subject: 'f1', type: 'cn.sgc.cases.case.closed.v1' },
    });
    brain.leave();
    expect((await listen(gate, CHANGES, { as: binhu })).status).toBe(403);
    expect((await listen(gate, CHANGES, { as: null })).status).toBe(401);
  });

  it('is told which kinds of event there are not', async () => {
    const { status } = await listen(gate, CHANGES, { as: admin, variables: { types: ['case.clsoed'] } });
    expect(status).toBe(400);
  });
});

describe('bounds', () => {
  it('hold for the number of subscriptions of an account', async () => {
    const as = { ...binhu, sub: 'u-many' };
    const open = await Promise.all([1, 2, 3].map(() => listen(gate, CASE, { as })));
    expect((await listen(gate, CASE, { as })).status).toBe(429);
    open[0]?.leave();
    const free = async (): Promise<number> => {
      const one = await listen(gate, CASE, { as });
      one.leave();
      return one.status;
    };
    const end = Date.now() + 5_000;
    while ((await free()) !== 200) if (Date.now() > end) throw new Error('a place that was left is still taken');
    for (const each of open) each.leave();
  });

  it('end whoever falls behind, with word of it', async () => {
    const slow = await listen(gate, CASE, { as: binhu });
    let answer = (): void => undefined;
    const held = new Promise<void>((done) => {
      answer = done;
    });
    town.cases.fault = (response) => {
      void held.then(() => response.end('{}'));
      return true;
    };
    for (let i = 0; i < 12; i += 1) town.happen('c1');
    const asked = town.platform.heard.length;
    // Three stretches of the journal and what begins the next.
    while (town.platform.heard.length < asked + 6) await new Promise((done) => setTimeout(done, 5));
    town.cases.fault = null;
    answer();
    const said = await slow.rest();
    const last = said.at(-2)?.body.errors[0].extensions;
    expect([last.code, said.at(-1)?.event]).toEqual(['EVENTS_MISSED', 'complete']);
  });

  it('end a subscription with its token', async () => {
    const exp = Math.floor(Date.now() / 1_000) + 1;
    const short = await listen(gate, CASE, { as: { ...binhu, exp } });
    const said = await short.rest();
    expect(said.map(({ event }) => event)).toEqual(['next', 'complete']);
    expect(said[0]?.body.errors[0].extensions.code).toBe('SIGN_IN_REQUIRED');
  });
});

describe('whoever listens while the city changes', () => {
  it('misses nothing of a journal that was away for a while', async () => {
    const clerk = await listen(gate, CASE, { as: binhu });
    let refused = 0;
    town.platform.fault = (response) => {
      refused += 1;
      return json(response, {}, 503);
    };
    const id = town.happen('c1');
    while (refused < 2) await new Promise((done) => setTimeout(done, 5));
    town.platform.fault = null;
    expect((await clerk.next()).id).toBe(id);
    clerk.leave();
  });

  it('goes on listening when a newer graph is served', async () => {
    const clerk = await listen(gate, CASE, { as: binhu });
    const before = town.cases.schema;
    town.cases.schema = schemaOf('type Query { "A word." word: String @tag(name: "open") }', {});
    expect(await gate.reload()).toBe('CHANGED');
    town.cases.schema = before;
    expect(await gate.reload()).toBe('CHANGED');
    const id = town.happen('c1');
    expect((await clerk.next()).id).toBe(id);
    clerk.leave();
  });

  it('is told why it ends, when the newer graph has no such record', async () => {
    const clerk = await listen(gate, CASE, { as: binhu });
    const before = town.cases.schema;
    town.cases.schema = schemaOf('type Query { "A word." word: String @tag(name: "open") }', {});
    await gate.reload();
    town.happen('c1');
    expect((await clerk.next()).body.errors[0].extensions.code).toBe('QUERY_INVALID');
    town.cases.schema = before;
    await gate.reload();
  });

  it('is cut off without a last word by a gateway that stops, and so comes again', async () => {
    const other = await door(town.subgraphs);
    const clerk = await listen(other, CASE, { as: binhu });
    const socket = await socketOf(other, async () => ({
      authorization: `Bearer ${await other.issuer.token(binhu)}`,
    }));
    const closed = new Promise((done) => {
      socket.on('closed', done);
    });
    const connected = new Promise((done) => {
      socket.on('connected', done);
    });
    void socket
      .iterate({ query: CASE })
      .next()
      .catch(() => undefined);
    await connected;
    await other.close();
    expect(await clerk.rest()).toEqual([]);
    expect(await closed).toMatchObject({ code: 1001 });
    await socket.dispose();
  });
});

describe('a question that is no subscription', () => {
  it('is answered once, and a subscription without a stream is refused', async () => {
    expect((await gate.ask('{ word }', { headers: { accept: 'text/event-stream' } })).data).toEqual({ word: 'yes' });
    const { errors } = await gate.ask(CASE, { as: binhu });
    expect(errors[0]?.extensions['code']).toBe('QUERY_INVALID');
  });
});

describe('a socket', () => {
  const params =
    (as: object, more: object = {}) =>
    async () => ({
      authorization: `Bearer ${await gate.issuer.token(as as never)}`,
      ...more,
    });

  it('tells what a stream tells, and goes on after what its client heard', async () => {
    const start = town.happen('c1');
    const client = await socketOf(gate, params(binhu, { 'last-event-id': start }));
    const missed = town.happen('c2');
    const told = client.iterate({ query: CASE });
    const first = await told.next();
    expect(first.value).toMatchObject({ data: { caseChanged: { id: 'c2' } }, extensions: { eventId: missed } });
    const next = town.happen('c1');
    expect((await told.next()).value).toMatchObject({ extensions: { eventId: next } });
    await told.return?.();
    await client.dispose();
  });

  it('refuses, one subscription at a time, what its caller may not have', async () => {
    const client = await socketOf(gate, params(binhu));
    const refused = client.iterate({ query: CHANGES });
    await expect(refused.next()).rejects.toMatchObject([{ extensions: { code: 'NOT_PERMITTED' } }]);
    const asked = client.iterate({ query: '{ word }' });
    await expect(asked.next()).rejects.toMatchObject([{ extensions: { code: 'QUERY_INVALID' } }]);
    await client.dispose();
  });

  it('is for nobody without a token', async () => {
    const client = await socketOf(gate, async () => ({}));
    await expect(client.iterate({ query: CASE }).next()).rejects.toMatchObject({
      code: 4403,
      reason: 'SIGN_IN_REQUIRED',
    });
  });

  it('is closed when its token runs out, and its client goes on with another', async () => {
    let tokens = 0;
    let heard = town.happen('c1');
    const client = await socketOf(gate, async () => {
      tokens += 1;
      const exp = Math.floor(Date.now() / 1_000) + (tokens === 1 ? 2 : 200);
      const authorization = `Bearer ${await gate.issuer.token({ ...binhu, exp })}`;
      return { authorization, 'last-event-id': heard };
    });
    const closed = new Promise((done) => {
      client.on('closed', done);
    });
    const told = client.iterate({ query: CASE });
    const first = town.happen('c2');
    expect((await told.next()).value).toMatchObject({ extensions: { eventId: first } });
    heard = first;
    const waiting = told.next();
    expect(await closed).toMatchObject({ code: 4403 });
    const after = town.happen('c1');
    expect((await waiting).value).toMatchObject({ extensions: { eventId: after } });
    await client.dispose();
  });
});

describe('the journal', () => {
  it('is read with one right alone, and rests when nobody listens', async () => {
    const one = await listen(gate, CASE, { as: at(FANGXING, 'community') });
    for (const { claims } of town.platform.heard)
      expect([claims.sub, claims.permissions]).toEqual(['svc:gateway', ['event.relay']]);
    one.leave();
    const end = Date.now() + 5_000;
    for (let before = -1; before !== town.platform.heard.length;) {
      if (Date.now() > end) throw new Error('the journal is read for nobody');
      before = town.platform.heard.length;
      await new Promise((done) => setTimeout(done, 100));
    }
  });
});
