import { binhu, type People, sanxiaokou } from './places.ts';
import { type Caller, eventually, theCity } from './the-city.ts';

const city = theCity();

const WHOSE = 'query ($token: ID!) { responsibleFor(qrToken: $token) { pointName jurisdictionName roles } }';
const REPORT =
  'mutation ($token: ID!, $input: PublicReportInput!) { reportByQr(token: $token, input: $input) { number trackingToken state } }';
const TRACK = 'query ($token: ID!) { trackCase(token: $token) { state notes { action } canReopen } }';
const CASE = `query ($number: String!) { caseByNumber(number: $number) {
  id version state tier nodeCode gridCode light returnCount satisfaction
  timeline(first: 50, order: OLDEST) { nodes { action from to tier nodeCode collapsed } }
  actions { action }
  closingChecks { code done }
} }`;
const step = (mutation: string, args: string, types: string): string =>
  `mutation ($id: ID!, $version: Int!${types}) { ${mutation}(id: $id, version: $version${args}) { id version state tier nodeCode } }`;

const UP = step('reportUpCase', ', cause: NEEDS_DEPARTMENT, reason: "网格无执法权"', '');
const DISPATCH = step('dispatchCase', ', to: { department: "urban-management" }', '');
const ESCALATE = step('escalateCase', ', reason: "本级无法协调"', '');
const TAKE = step('takeCase', '', '');
const RESOLVE = step('resolveCase', ', input: { result: "已清理并劝导", checks: [] }', '');
const VERIFY = step('verifyCase', ', ok: true', '');
const CALLBACK = step('recordCallback', ', input: { outcome: SATISFIED, score: 5 }', '');

const read = async (who: Caller, number: string) => (await who.asks(CASE, { number })).caseByNumber;

async function does(who: Caller, mutation: string, number: string) {
  const { id, version } = await read(who, number);
  const [changed] = Object.values(await who.asks(mutation, { id, version }));
  return changed as { state: string; tier: string; nodeCode: string };
}

/** A resident scans the code on the door and reports, without login. */
async function reported({ door }: People) {
  // The cases service hears of a new code a moment later.
  const input = {
    category: 'C03',
    description: '楼道口电动车乱停,挡住了出口',
    reporterName: '李明',
    reporterPhone: '13800138000',
  };
  const { data } = await eventually(
    () => city.nobody().answers(REPORT, { token: door.token, input }),
    ({ errors }) => !errors,
  );
  return (data as { reportByQr: { number: string; trackingToken: string; state: string } }).reportByQr;
}

// Who verifies must not be who handled: the centre does.
const toTheEnd = async ({ department, hub }: People, dispatcher: Caller, number: string) => {
  expect(await does(dispatcher, DISPATCH, number)).toMatchObject({ state: 'DISPATCHED' });
  expect(await does(department, TAKE, number)).toMatchObject({ state: 'IN_PROGRESS' });
  expect(await does(department, RESOLVE, number)).toMatchObject({ state: 'RESOLVED' });
  expect(await does(hub, VERIFY, number)).toMatchObject({ state: 'CALLBACK' });
  expect(await does(hub, CALLBACK, number)).toMatchObject({ state: 'CLOSED' });
};

const journey = async (who: Caller, number: string) => {
  const { timeline } = await read(who, number);
  return timeline.nodes as { action: string; collapsed: string | null; nodeCode: string | null }[];
};

describe('in 滨湖世纪社区, run in two tiers', () => {
  let people: People;
  beforeAll(async () => {
    people = await binhu(city);
  }, 30_000);

  it('whoever scans the code on the door learns who is responsible', async () => {
    expect(await city.nobody().asks(WHOSE, { token: people.door.token })).toMatchObject({
      responsibleFor: { pointName: '琼临1号楼', jurisdictionName: '琼临居民委员会' },
    });
  });

  it('a report goes from the door to the grid, up, to the department, back to the reporter, and is closed', async () => {
    const { number, trackingToken } = await reported(people);
    expect(await read(people.grid, number)).toMatchObject({ state: 'IN_GRID', gridCode: people.door.grid });
    expect(await does(people.grid, UP, number)).toMatchObject({
      state: 'PENDING_DISPATCH',
      tier: 'COMMUNITY',
      nodeCode: '340111400000',
    });
    await toTheEnd(people, people.hub, number);
    expect(await city.nobody().asks(TRACK, { token: trackingToken })).toMatchObject({
      trackCase: { state: 'CLOSED', canReopen: true },
    });
    expect(await read(people.above, number)).toMatchObject({ state: 'CLOSED', satisfaction: 5 });
  });

  it('what is escalated lands at the district, and the street step that fell together is recorded', async () => {
    const { number } = await reported(people);
    await does(people.grid, UP, number);
    expect(await does(people.hub, ESCALATE, number)).toMatchObject({
      state: 'PENDING_DISPATCH',
      tier: 'DISTRICT',
      nodeCode: '340111000000',
    });
    expect(await journey(people.above, number)).toContainEqual(expect.objectContaining({ collapsed: 'STREET' }));
  });
});

describe('in 三孝口街道, run in three tiers', () => {
  let people: People;
  beforeAll(async () => {
    people = await sanxiaokou(city);
  }, 30_000);

  it('a report goes from the door to the grid, up twice, to the department of the street, and is closed', async () => {
    const { number, trackingToken } = await reported(people);
    expect(await read(people.grid, number)).toMatchObject({ state: 'IN_GRID', gridCode: people.door.grid });
    expect(await does(people.grid, UP, number)).toMatchObject({
      state: 'PENDING_DISPATCH',
      tier: 'COMMUNITY',
      nodeCode: '340103009001',
    });
    expect(await does(people.hub, ESCALATE, number)).toMatchObject({
      state: 'PENDING_DISPATCH',
      tier: 'STREET',
      nodeCode: '340103009000',
    });
    await toTheEnd(people, people.above, number);
    expect(await city.nobody().asks(TRACK, { token: trackingToken })).toMatchObject({ trackCase: { state: 'CLOSED' } });
    const steps = await journey(people.above, number);
    expect(steps.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'REPORT',
        'REPORT_UP',
        'ESCALATE',
        'DISPATCH',
        'TAKE',
        'RESOLVE',
        'VERIFY_OK',
        'CALLBACK',
      ]),
    );
    expect(steps.filter((each) => each.collapsed)).toEqual([]);
  });

  it('the department of another place cannot touch it', async () => {
    const { number } = await reported(people);
    const { id, version } = await read(people.grid, number);
    const stranger = await city.as('dept-binhu');
    expect(await stranger.refused(TAKE, { id, version })).toBe('NOT_FOUND');
  });
});

describe('the ledger', () => {
  it('holds every step with who did it, in one unbroken chain', async () => {
    const auditor = await city.as('auditor-baohe');
    const ENTRIES = '{ auditEntries(first: 100) { nodes { action outcome } totalCount } }';
    const { auditEntries } = await eventually(
      () => auditor.asks(ENTRIES),
      (data) => data.auditEntries.nodes.some(({ action }: { action: string }) => action === 'case.closed'),
    );
    expect(auditEntries.nodes.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['case.reported', 'case.dispatched', 'case.closed']),
    );
  });
});
