import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, does, li, looks, people, registers, type Name, type Seen } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const types = async () => (await made.journal()).flatMap(({ event }) => (event ? [event.type] : []));

const REQUEST = 'id version kind state dueOn isOverdue reason identityCheckedBy decidedBy';
const receives = (resident: string, kind: string, by: Name = 'clerk') =>
  does(cast[by], {
    name: 'receiveSubjectRequest',
    args: { input: ['SubjectRequestInput!', { resident, kind, wish: '请尽快' }] },
    fields: REQUEST,
  });
const checks = (on: Seen, by: Name = 'clerk', evidence = '身份证原件已核') =>
  does(cast[by], { name: 'checkRequesterIdentity', on, args: { evidence: ['String!', evidence] }, fields: REQUEST });
const reviews = (on: Seen, by: Name = 'officer') =>
  does(cast[by], { name: 'reviewSubjectRequest', on, fields: REQUEST });
const fulfils = (on: Seen, by: Name = 'officer', changes: object[] | null = null) =>
  does(cast[by], {
    name: 'fulfilSubjectRequest',
    on,
    args: { changes: ['[FieldChangeInput!]', changes] },
    fields: REQUEST,
  });
const refuses = (on: Seen, by: Name = 'officer', reason = '法定保存期内') =>
  does(cast[by], { name: 'refuseSubjectRequest', on, args: { reason: ['String!', reason] }, fields: REQUEST });
const links = (on: Seen, account: string = 'u-resident', by: Name = 'officer') =>
  does(cast[by], { name: 'linkAccount', on, args: { account: ['String!', account] }, fields: REQUEST });
const inReview = async (id: string, kind: string) => reviews(await checks(await receives(id, kind)));

describe('a request about the own data', () => {
  it('goes from the counter over the check of identity and the review to its answer, within fifteen working days', async () => {
    const { id } = await registers(cast.clerk);
    const received = await receives(id, 'COPY');
    expect(received).toMatchObject({ state: 'RECEIVED', dueOn: '2026-03-23', isOverdue: false });
    const checked = await checks(received);
    expect(checked).toMatchObject({ state: 'IDENTITY_CHECKED', identityCheckedBy: 'u-clerk' });
    const reviewed = await reviews(checked);
    expect(reviewed).toMatchObject({ state: 'IN_REVIEW' });
    expect(await fulfils(reviewed)).toMatchObject({ state: 'FULFILLED', decidedBy: 'u-privacy' });
    const words = ['received', 'identity-checked', 'in-review', 'fulfilled'].map((word) => `subject-request.${word}`);
    expect((await types()).filter((type) => type.startsWith('subject-request'))).toEqual(words);
  });

  it.each<[string, string, (on: Seen) => Promise<unknown>]>([
    ['RECEIVED', 'reviewed', (on) => reviews(on)],
    ['RECEIVED', 'fulfilled', (on) => fulfils(on)],
    ['RECEIVED', 'linked', (on) => links(on)],
    ['IDENTITY_CHECKED', 'checked again', (on) => checks(on)],
    ['IDENTITY_CHECKED', 'fulfilled', (on) => fulfils(on)],
    ['IN_REVIEW', 'checked', (on) => checks(on)],
    ['IN_REVIEW', 'reviewed again', (on) => reviews(on)],
    ['FULFILLED', 'fulfilled again', (on) => fulfils(on)],
    ['FULFILLED', 'refused', (on) => refuses(on)],
    ['REFUSED', 'checked', (on) => checks(on)],
    ['REFUSED', 'fulfilled', (on) => fulfils(on)],
    ['REFUSED', 'refused again', (on) => refuses(on)],
    ['REFUSED', 'linked', (on) => links(on)],
  ])('that is %s is not %s', async (state, _, go) => {
    const { id } = await registers(cast.clerk);
    let on = await receives(id, 'COPY');
    if (state === 'REFUSED') on = await refuses(on);
    else if (state !== 'RECEIVED') on = await checks(on);
    if (state === 'IN_REVIEW' || state === 'FULFILLED') on = await reviews(on);
    if (state === 'FULFILLED') on = await fulfils(on);
    expect(on.state).toBe(state);
    await expect(go(on)).rejects.toMatchObject({ code: 'REQUEST_STATE' });
  });

  it.each<[string, (on: Seen) => Promise<unknown>, string]>([
    ['checked without evidence', (on) => checks(on, 'clerk', ' '), 'VALUE_MISSING'],
    ['checked elsewhere', (on) => checks(on, 'nextClerk'), 'NOT_FOUND'],
    ['checked at an old version', (on) => checks({ ...on, version: 0 }), 'CHANGED_MEANWHILE'],
    ['reviewed by a clerk', async (on) => reviews(await checks(on), 'clerk'), 'NOT_PERMITTED'],
    ['reviewed by who checked', async (on) => reviews(await checks(on, 'officer')), 'REQUEST_SAME_PERSON'],
    ['reviewed elsewhere', async (on) => reviews(await checks(on), 'foreignOfficer'), 'NOT_FOUND'],
    ['reviewed at an old version', async (on) => reviews({ ...(await checks(on)), version: 1 }), 'CHANGED_MEANWHILE'],
    ['fulfilled elsewhere', async (on) => fulfils(await reviews(await checks(on)), 'foreignOfficer'), 'NOT_FOUND'],
    [
      'fulfilled at an old version',
      async (on) => fulfils({ ...(await reviews(await checks(on))), version: 1 }),
      'CHANGED_MEANWHILE',
    ],
    ['refused without a reason', (on) => refuses(on, 'officer', ' '), 'REASON_REQUIRED'],
    ['refused elsewhere', (on) => refuses(on, 'foreignOfficer'), 'NOT_FOUND'],
    ['refused at an old version', (on) => refuses({ ...on, version: 0 }), 'CHANGED_MEANWHILE'],
    [
      'asked twice at a time',
      async () =>
        receives((await cast.clerk.asks('{ residents(first: 1) { nodes { id } } }')).residents.nodes[0].id, 'COPY'),
      'REQUEST_OPEN',
    ],
  ])('is not %s', async (_, go, code) => {
    const { id } = await registers(cast.clerk);
    await expect(go(await receives(id, 'COPY'))).rejects.toMatchObject({ code });
  });

  it('is overdue when its day has passed', async () => {
    const { id } = await registers(cast.clerk);
    await receives(id, 'COPY');
    made.clock.set('2026-03-23T20:00:00+08:00');
    expect(await made.tick('requests')).toBe(0);
    made.clock.set('2026-03-24T08:00:00+08:00');
    expect(await made.tick('requests')).toBe(1);
    expect(await made.tick('requests')).toBe(0);
    expect(await types()).toContain('subject-request.overdue');
  });
});

const COPY = '{ mySubjectRequests(first: 5) { nodes { kind state copy { field zh value } } } }';

describe('a person', () => {
  /** Identity checked and login linked, by two. */
  const linked = async (id: string) => {
    const done = await links(await checks(await receives(id, 'EXPLAIN')));
    await refuses(done, 'officer', '已当面说明');
    return id;
  };
  const asksFor = (kind: string, by: Name = 'resident') =>
    does(cast[by], { name: 'askAboutMyself', args: { kind: ['RequestKind!', kind] }, fields: REQUEST });

  it('gets a copy in clear, a line in the ledger for each one read, and nobody else gets it', async () => {
    await linked((await registers(cast.clerk)).id);
    const asked = await asksFor('COPY');
    expect(asked).toMatchObject({ state: 'IDENTITY_CHECKED' });
    await fulfils(await reviews(asked));
    const mine = made.person({ ...people.resident, purpose: 'SUBJECT_ACCESS' });
    const [, copy] = (await mine.asks(COPY)).mySubjectRequests.nodes as [Seen, Seen];
    const lines = copy['copy'] as { field: string; value: string }[];
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'name', zh: '姓名', value: '王小明' }),
        expect.objectContaining({ field: 'phone', value: '13912345678' }),
      ]),
    );
    const read = (await made.journal()).filter(({ entity }) => entity === 'SubjectCopyLine');
    expect(read).toHaveLength(lines.length);
    const masked = (await cast.resident.asks(COPY)).mySubjectRequests.nodes[1].copy as { value: string }[];
    expect(new Set(masked.map(({ value }) => value))).toEqual(new Set(['***']));
    expect((await cast.otherResident.asks(COPY)).mySubjectRequests.nodes).toEqual([]);
    const ALL = '{ subjectRequests(first: 5) { nodes { copy { value } } } }';
    const clerk = made.person({ ...people.clerk, purpose: 'AFFAIR_HANDLING' });
    expect(JSON.stringify(await clerk.asks(ALL))).not.toContain('王小明');
  });

  it('is told where each field comes from', async () => {
    await linked((await registers(cast.clerk)).id);
    await fulfils(await reviews(await asksFor('EXPLAIN')));
    const mine = made.person({ ...people.resident, purpose: 'SUBJECT_ACCESS' });
    const [told] = ((await mine.asks(COPY)).mySubjectRequests.nodes as Seen[]).filter(
      ({ state }) => state === 'FULFILLED',
    );
    expect(told?.['copy']).toContainEqual({ field: 'name', zh: '姓名', value: '走访 2026-03-02' });
  });

  it('has a wish to correct proposed in the own name, for somebody else to approve', async () => {
    const { id } = await registers(cast.clerk);
    const on = await inReview(id, 'CORRECT');
    await expect(fulfils(on)).rejects.toMatchObject({ code: 'VALUE_MISSING' });
    expect(await fulfils(on, 'officer', [{ field: 'NAME', value: '王晓明' }])).toMatchObject({ state: 'FULFILLED' });
    expect(await looks(cast.clerk, id)).toMatchObject({ pendingChanges: 1 });
    const CHANGES = '{ changeRecords(first: 5) { nodes { source confidence } } }';
    expect((await cast.clerk.asks(CHANGES)).changeRecords.nodes).toEqual([{ source: 'SELF', confidence: 100 }]);
  });

  it('is erased from every collection, and the others are told', async () => {
    const canary = '王小明';
    const one = await registers(cast.clerk);
    const home = await does(cast.clerk, {
      name: 'registerHousehold',
      args: { input: ['HouseholdInput!', { head: one.id }] },
      fields: 'id',
    });
    const other = await registers(cast.clerk, li);
    const kin = { relative: ['ID!', one.id] as const, kind: ['KinshipKind!', 'SPOUSE'] as const };
    await does(cast.clerk, { name: 'recordKinship', on: other, args: kin, fields: 'id' });
    await does(cast.justice, {
      name: 'proposeSpecialTag',
      args: { input: ['SpecialTagInput!', { resident: one.id, kind: 'RELEASED' }] },
      fields: 'id',
    });
    const input = { source: 'VISIT', changes: [{ field: 'ETHNICITY', value: '03' }] };
    await does(cast.clerk, {
      name: 'proposeChanges',
      on: await looks(cast.clerk, one.id),
      args: { input: ['ChangesInput!', input] },
      fields: 'resident { id }',
    });
    await fulfils(await inReview(one.id, 'DELETE'));
    expect(await looks(cast.clerk, one.id)).toBeNull();
    // Ledgers that are kept are looked through afterwards.
    await made.tick('forget-resident');
    const { engine } = made.running();
    for (const { name } of subgraph.collections.filter(({ name: each }) => each !== 'subjectRequests')) {
      const rows = await engine.store.connection.collection(name).find().toArray();
      expect([name, JSON.stringify(rows).includes(one.id)]).toEqual([name, false]);
    }
    const told = (await made.journal()).flatMap(({ event }) => (event?.type === 'resident.erased' ? [event] : []));
    expect(told).toEqual([{ type: 'resident.erased', data: { dissolved: home.id } }]);
    expect(JSON.stringify(await made.journal())).not.toContain(canary);
    await made.settle();
    expect(await made.running().engine.store.connection.collection('residents').countDocuments({})).toBe(1);
  });

  it('has one login, linked by who did not check the identity', async () => {
    const one = await registers(cast.clerk);
    const other = await registers(cast.clerk, li);
    const checked = await checks(await receives(one.id, 'COPY'), 'officer');
    await expect(links(checked)).rejects.toMatchObject({ code: 'REQUEST_SAME_PERSON' });
    await expect(links(checked, 'u-resident', 'foreignOfficer')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(links({ ...checked, version: 0 }, 'u-resident', 'secondOfficer')).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
    });
    await expect(links(checked, ' ', 'secondOfficer')).rejects.toMatchObject({ code: 'VALUE_MISSING' });
    const done = await links(checked, 'u-resident', 'secondOfficer');
    await expect(links(done, 'u-other', 'secondOfficer')).rejects.toMatchObject({ code: 'ACCOUNT_LINKED' });
    const second = await checks(await receives(other.id, 'COPY'));
    await expect(links(second)).rejects.toMatchObject({ code: 'ACCOUNT_LINKED' });
    expect((await made.journal()).flatMap(({ event }) => (event ? [event] : []))).toContainEqual({
      type: 'resident.account-linked',
      data: { account: 'u-resident' },
    });
    const unlinks = (on: Seen, reason = '手机号更换', by: Name = 'officer') =>
      does(cast[by], {
        name: 'unlinkAccount',
        on,
        args: { reason: ['String!', reason] },
        fields: 'id version isLinked',
      });
    const now = await looks(cast.officer, one.id);
    await expect(unlinks(now, ' ')).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    await expect(unlinks({ ...now, version: 0 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(unlinks(now, '换号', 'foreignOfficer')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const free = await unlinks(now);
    expect(free).toMatchObject({ isLinked: false });
    await expect(unlinks(free)).rejects.toMatchObject({ code: 'ACCOUNT_NOT_LINKED' });
    await expect(asksFor('COPY')).rejects.toMatchObject({ code: 'ACCOUNT_NOT_LINKED' });
  });
});

describe('a consent', () => {
  const CONSENT = 'id version purpose state givenOn withdrawnOn';
  const gives = (resident: string, over: object = {}, by: Name = 'clerk') =>
    does(cast[by], {
      name: 'recordConsent',
      args: { input: ['ConsentInput!', { resident, purpose: 'ELDERLY_CARE', evidence: '签字单 3', ...over }] },
      fields: CONSENT,
    });
  const withdraws = (on: Seen, evidence = '电话录音 9', by: Name = 'clerk') =>
    does(cast[by], { name: 'withdrawConsent', on, args: { evidence: ['String!', evidence] }, fields: CONSENT });

  it('stands from the day it is given until the day it is withdrawn', async () => {
    const { id } = await registers(cast.clerk);
    const given = await gives(id);
    expect(given).toMatchObject({ state: 'GIVEN', givenOn: '2026-03-02', withdrawnOn: null });
    await expect(gives(id)).rejects.toMatchObject({ code: 'CONSENT_GIVEN' });
    await expect(gives(id, { purpose: 'FUN' })).rejects.toMatchObject({ code: 'PURPOSE_UNKNOWN' });
    await expect(gives(id, { purpose: 'EMERGENCY', evidence: ' ' })).rejects.toMatchObject({ code: 'VALUE_MISSING' });
    await expect(gives(id, { purpose: 'EMERGENCY' }, 'nextClerk')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(withdraws(given, ' ')).rejects.toMatchObject({ code: 'VALUE_MISSING' });
    await expect(withdraws(given, '录音', 'nextClerk')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(withdraws({ ...given, version: 0 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    const gone = await withdraws(given);
    expect(gone).toMatchObject({ state: 'WITHDRAWN', withdrawnOn: '2026-03-02' });
    await expect(withdraws(gone)).rejects.toMatchObject({ code: 'CONSENT_WITHDRAWN' });
    expect(await gives(id)).toMatchObject({ state: 'GIVEN' });
    expect(await types()).toEqual(expect.arrayContaining(['consent.given', 'consent.withdrawn']));
  });
});
