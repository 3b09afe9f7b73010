import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, does, GRID, looks, NEXT_COMMUNITY, settled, type Seen } from './people.ts';
import { jpeg } from './photos.ts';

const made = town(subgraph);
const cast = castOf(made);
const passer = made.anonymous();
const REPORT =
  'mutation ($token: ID!, $input: PublicReportInput!) { reportByQr(token: $token, input: $input) { number trackingToken state } }';
const TRACK =
  'query ($token: ID!) { trackCase(token: $token) { number title state closedAt canAppeal canReopen notes { action state note } } }';
const input = { description: '楼道堆满杂物', category: 'B02', reporterName: '王小明', reporterPhone: '13800138000' };
const issued = (over: object = {}) => ({
  type: 'qr.issued',
  subject: 'q1',
  jurisdiction: GRID,
  data: { token: 'door-3', point: 'p1', kind: 'BUILDING' },
  ...over,
});

async function report(over: object = {}, token = 'door-3') {
  const { reportByQr } = await passer.asks(REPORT, { token, input: { ...input, ...over } });
  return reportByQr as { number: string; trackingToken: string; state: string };
}

async function caseOf(number: string): Promise<Seen> {
  const { caseByNumber } = await cast.admin.asks(
    'query ($number: String!) { caseByNumber(number: $number) { id version state } }',
    { number },
  );
  return caseByNumber as Seen;
}

describe('somebody who scans a code', () => {
  beforeEach(() => made.hear(issued()));

  it('reports without login, at the place of the code, and follows it with a token', async () => {
    const { number, trackingToken, state } = await report();
    expect(state).toBe('IN_GRID');
    expect(number).toMatch(/^340103009001-20260302-\d{4}$/);
    const { trackCase } = await passer.asks(TRACK, { token: trackingToken });
    expect(trackCase).toMatchObject({ number, title: '乱堆物堆料', state: 'IN_GRID', canReopen: false });
    const { case: seen } = await cast.gridWorker.asks(
      'query ($id: ID!) { case(id: $id) { gridCode pointId channel reporterKind reporterName reporterPhone } }',
      { id: (await caseOf(number)).id },
    );
    expect(seen).toEqual({
      gridCode: GRID,
      pointId: 'p1',
      channel: 'QR',
      reporterKind: 'RESIDENT',
      reporterName: '王**',
      reporterPhone: '138****8000',
    });
  });

  it('is answered again under the same key, and a stranger who brings that key is answered as themself', async () => {
    made.clock.set(new Date().toISOString());
    const key = 'a-key-two-phones-share';
    const variables = { token: 'door-3', input };
    const first = await passer.asks(REPORT, variables, { key });
    expect(await passer.asks(REPORT, variables, { key })).toEqual(first);
    const stranger = made.anonymous();
    const other = await stranger.asks(
      REPORT,
      { token: 'door-3', input: { ...input, description: '另一件事' } },
      { key },
    );
    expect(other.reportByQr.trackingToken).not.toBe(first.reportByQr.trackingToken);
  });

  it('reads public notes and no other, and nobody’s name', async () => {
    const { number, trackingToken } = await report();
    let seen = await caseOf(number);
    seen = await does(cast.gridWorker, { name: 'addCaseNote', on: seen, args: { text: '内部:住户难沟通' } });
    await does(cast.gridWorker, { name: 'addCaseNote', on: seen, args: { text: '明天上午清理', isPublic: true } });
    const { trackCase } = await passer.asks(TRACK, { token: trackingToken });
    expect(trackCase.notes.map(({ note }: { note: string }) => note)).toContain('明天上午清理');
    expect(JSON.stringify(trackCase)).not.toMatch(/难沟通|u-grid|王小明|13800138000/);
  });

  it('appeals and reopens with the token', async () => {
    const { number, trackingToken } = await report({ category: 'C02' });
    await does(cast.hub, { name: 'rejectCase', on: await caseOf(number), args: { reason: '不属于社区' } });
    const before = await passer.asks(TRACK, { token: trackingToken });
    expect(before.trackCase).toMatchObject({ state: 'NOT_ACCEPTED', canAppeal: true });
    const APPEAL = 'mutation ($token: ID!) { appealByToken(token: $token, reason: "请街道看看") { state canAppeal } }';
    expect((await passer.asks(APPEAL, { token: trackingToken })).appealByToken).toEqual({
      state: 'REPORTED',
      canAppeal: false,
    });
    const REOPEN = 'mutation ($token: ID!) { reopenByToken(token: $token, reason: "又堵了") { state } }';
    await expect(passer.asks(REOPEN, { token: trackingToken })).rejects.toMatchObject({ code: 'CASE_STATE' });
  });

  it('says why, or nothing happens', async () => {
    const { number, trackingToken } = await report({ category: 'C02' });
    await does(cast.hub, { name: 'rejectCase', on: await caseOf(number), args: { reason: '不属于社区' } });
    const APPEAL = 'mutation ($token: ID!) { appealByToken(token: $token, reason: " ") { state } }';
    await expect(passer.asks(APPEAL, { token: trackingToken })).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    await expect(passer.asks(APPEAL, { token: 'made-up' })).rejects.toMatchObject({ code: 'TRACKING_UNKNOWN' });
  });

  it('reopens within ten days what was closed', async () => {
    const { number, trackingToken } = await report();
    let seen = await caseOf(number);
    const photo = { kind: 'BEFORE', fileName: 'a.jpg', mediaType: 'image/jpeg', content: jpeg(40) };
    const ATTACH = 'mutation ($id: ID!, $photo: PhotoInput!) { attachPhoto(caseId: $id, photo: $photo) { id } }';
    for (const kind of ['BEFORE', 'AFTER'])
      await cast.gridWorker.asks(ATTACH, { id: seen.id, photo: { ...photo, kind } });
    seen = await does(cast.gridWorker, { name: 'resolveCase', on: seen, args: settled });
    seen = await does(cast.hub, { name: 'verifyCase', on: seen, args: { ok: true } });
    await does(cast.hub, { name: 'recordCallback', on: seen, args: { input: { outcome: 'SATISFIED', score: 4 } } });
    expect((await passer.asks(TRACK, { token: trackingToken })).trackCase).toMatchObject({
      state: 'CLOSED',
      canReopen: true,
    });
    const REOPEN = 'mutation ($token: ID!) { reopenByToken(token: $token, reason: "又堵了") { state } }';
    expect((await passer.asks(REOPEN, { token: trackingToken })).reopenByToken.state).toBe('PENDING_DISPATCH');
  });

  it('follows the case theirs was merged into', async () => {
    const [first, second] = [await report({ category: 'C02' }), await report({ category: 'C02' })];
    const parent = await caseOf(first.number);
    await does(cast.hub, { name: 'mergeCase', on: await caseOf(second.number), args: { into: parent.id } });
    await does(cast.hub, { name: 'admitCase', on: parent });
    const { trackCase } = await passer.asks(TRACK, { token: second.trackingToken });
    expect(trackCase).toMatchObject({ number: second.number, state: 'PENDING_DISPATCH' });
  });

  it('does not read what another reporter of the same matter wrote', async () => {
    const [first, second] = [await report({ category: 'C02' }), await report({ category: 'C02' })];
    const parent = await caseOf(first.number);
    await does(cast.hub, { name: 'mergeCase', on: await caseOf(second.number), args: { into: parent.id } });
    await does(cast.hub, { name: 'rejectCase', on: parent, args: { reason: '不属本辖区职责' } });
    const APPEAL =
      'mutation ($token: ID!, $reason: String!) { appealByToken(token: $token, reason: $reason) { state } }';
    await passer.asks(APPEAL, { token: first.trackingToken, reason: '我住302,电话13800138000' });
    const notesOf = async ({ trackingToken: token }: { trackingToken: string }) =>
      (await passer.asks(TRACK, { token })).trackCase.notes as { action: string; note: string | null }[];
    const appeal = { action: 'APPEAL', state: 'REPORTED' };
    expect(await notesOf(first)).toContainEqual({ ...appeal, note: '我住302,电话13800138000' });
    expect(await notesOf(second)).toContainEqual({ ...appeal, note: null });
    expect(await notesOf(second)).toContainEqual(expect.objectContaining({ action: 'REJECT', note: '不属本辖区职责' }));
  });

  it('stays unknown when they wish so, to the centre as well', async () => {
    const { number } = await report({ anonymous: true });
    const hub = made.person({ at: COMMUNITY, roles: ['hub-operator'], purpose: 'CASE_HANDLING' });
    const { case: seen } = await hub.asks(
      'query ($id: ID!) { case(id: $id) { anonymous reporterName reporterPhone sealedContact } }',
      { id: (await caseOf(number)).id },
    );
    expect(seen).toEqual({ anonymous: true, reporterName: null, reporterPhone: null, sealedContact: '***' });
  });

  it('adds up to three photos of their own', async () => {
    const photo = { fileName: 'hall.jpg', mediaType: 'image/jpeg', content: jpeg(200) };
    const { number } = await report({ photos: [photo, photo, photo] });
    const { case: seen } = await cast.hub.asks('query ($id: ID!) { case(id: $id) { attachments { kind size } } }', {
      id: (await caseOf(number)).id,
    });
    expect(seen.attachments).toEqual([1, 2, 3].map(() => ({ kind: 'SCENE', size: 200 })));
    await expect(report({ photos: [photo, photo, photo, photo] })).rejects.toMatchObject({ code: 'PHOTO_TOO_MANY' });
  });

  it.each([
    ['a category that is not for residents', { category: 'G03' }, 'CASE_CATEGORY_UNKNOWN'],
    ['an unknown category', { category: 'NOPE' }, 'CASE_CATEGORY_UNKNOWN'],
    ['nothing to say', { description: ' ' }, 'VALUE_MISSING'],
    ['a phone that is none', { reporterPhone: '12345' }, 'VALUE_INVALID'],
    ['too much to say', { description: '长'.repeat(2001) }, 'TEXT_TOO_LONG'],
  ])('is refused with %s, and nothing is left behind', async (_, over, code) => {
    await expect(report(over)).rejects.toMatchObject({ code });
    const { cases } = await cast.admin.asks('{ cases(first: 5) { nodes { id } } }');
    expect(cases.nodes).toEqual([]);
  });

  it('sees no case, no list and no action of staff', async () => {
    const { number } = await report();
    const seen = await caseOf(number);
    for (const text of [
      '{ cases(first: 1) { nodes { id } } }',
      '{ caseInbox { toVerify } }',
      '{ myReports(first: 1) { nodes { id } } }',
    ])
      await expect(passer.asks(text)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    await expect(looks(passer, seen.id)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    const { _entities } = await passer.asks(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Case { title } } }',
      {
        r: [{ __typename: 'Case', id: seen.id }],
      },
    );
    expect(_entities).toEqual([null]);
  });

  it('gets the same answer for a token that is wrong and one that never was', async () => {
    expect((await passer.asks(TRACK, { token: 'no-such-token' })).trackCase).toBeNull();
    await expect(report({}, 'no-such-code')).rejects.toMatchObject({ code: 'QR_UNKNOWN' });
  });
});

describe('a code', () => {
  it('is reported by no longer once it is retired', async () => {
    await made.hear(issued(), issued({ type: 'qr.retired', version: 2 }));
    await expect(report()).rejects.toMatchObject({ code: 'QR_UNKNOWN' });
  });

  it('leads to its new place when it has moved, and old news changes nothing', async () => {
    await made.hear(issued({ version: 1 }));
    await made.hear(issued({ version: 3, jurisdiction: NEXT_COMMUNITY }));
    await made.hear(issued({ version: 2, id: 'late' }));
    const { number } = await report();
    expect(number).toMatch(/^340103009002-/);
  });

  it('is known once, however often it is said', async () => {
    await made.hear(issued({ id: 'once' }));
    await made.hear(issued({ id: 'once' }));
    expect((await report()).number).toMatch(/^340103009001-/);
  });
});
