import { openDoor } from './places.ts';
import { type Caller, eventually, theCity } from './the-city.ts';

const city = theCity();

const REPORT = `mutation ($input: ReportInput!) { reportCase(input: $input) { id number version jurisdictionCode } }`;
const ATTACH = `mutation ($id: ID!, $photo: PhotoInput!) { attachPhoto(caseId: $id, photo: $photo) { id } }`;
const LIST = `query ($within: ID, $search: String, $after: String, $order: CaseOrder) {
  cases(first: 20, within: $within, search: $search, after: $after, order: $order) { nodes { id } totalCount pageInfo { endCursor hasNextPage } }
}`;
const NODE = 'query ($id: ID!) { case(id: $id) { id title } }';
const NUMBER = 'query ($number: String!) { caseByNumber(number: $number) { id } }';
const STATS = 'query ($code: ID!) { jurisdiction(code: $code) { caseStats { reported } } }';
const PHOTO = 'query ($id: ID!) { case(id: $id) { attachments { id } } }';
const TAKE = 'mutation ($id: ID!, $version: Int!) { voidCase(id: $id, version: $version, reason: "不属实") { id } }';
const INBOX =
  '{ caseInbox { toAccept toTriage toDispatch overdue } bulletins(first: 5) { totalCount } caseWarnings(first: 5) { totalCount } }';

// The smallest JPEG that says it is one.
const photo = {
  kind: 'SCENE',
  fileName: '现场.jpg',
  mediaType: 'image/jpeg',
  content: Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex').toString('base64'),
};

interface Matter {
  readonly id: string;
  readonly number: string;
  readonly version: number;
}

async function matterAt(who: Caller, place: string): Promise<Matter> {
  const input = { place, title: '电动车占道', description: '占用盲道', category: 'C01', channel: 'STREET_PATROL' };
  const { reportCase } = await who.asks(REPORT, { input });
  await who.asks(ATTACH, { id: reportCase.id, photo });
  return reportCase;
}

// [who stands outside, the login of those inside, where the matter lies]
const outsiders = [
  ['庐阳区 beside 包河区', 'luyang-dispatcher', 'qu-dispatcher', '340111400001'],
  ['包河区 beside 庐阳区', 'qu-dispatcher', 'luyang-dispatcher', '340103009001'],
  ['三孝口街道 beside 滨湖世纪社区', 'street-dispatcher', 'hub-binhu', '340111400002'],
  ['滨湖世纪社区 beside 三孝口街道', 'hub-binhu', 'street-dispatcher', '340103009002'],
  ['340111010 beside 340111011', 'street-wannianbu', 'street-tongan', '340111011000'],
  ['340111011 beside 340111010', 'street-tongan', 'street-wannianbu', '340111010000'],
] as const;

describe.each(outsiders)('%s', (_, outside, inside, place) => {
  let stranger: Caller;
  let neighbour: Caller;
  let matter: Matter;

  beforeAll(async () => {
    [stranger, neighbour] = await Promise.all([city.as(outside), city.as(inside)]);
    matter = await matterAt(neighbour, place);
  });

  it('those inside see the matter, so there is something to hide', async () => {
    expect(await neighbour.asks(NODE, { id: matter.id })).toMatchObject({ case: { title: '电动车占道' } });
    expect((await neighbour.asks(LIST, { search: '电动车' })).cases.totalCount).toBeGreaterThan(0);
  });

  it('finds nothing in lists, searches, orders and counts', async () => {
    for (const variables of [
      {},
      { within: place },
      { search: '电动车占道' },
      { search: matter.number },
      { order: 'DUE' },
      { order: 'SEVERITY' },
    ]) {
      const { cases } = await stranger.asks(LIST, variables);
      expect(cases.nodes.map(({ id }: { id: string }) => id)).not.toContain(matter.id);
      if (variables.within) expect(cases).toMatchObject({ nodes: [], totalCount: 0 });
    }
  });

  it('is told of foreign matters what is told of unknown ones', async () => {
    expect(await stranger.asks(NODE, { id: matter.id })).toEqual(
      await stranger.asks(NODE, { id: '01ZZZZZZZZZZZZZZZZZZZZZZZZ' }),
    );
    expect(await stranger.asks(NUMBER, { number: matter.number })).toEqual({ caseByNumber: null });
    expect(await stranger.asks(PHOTO, { id: matter.id })).toEqual({ case: null });
  });

  it('changes nothing, and the refusal does not say that there is something', async () => {
    const lead = await city.as(
      outside === 'hub-binhu'
        ? 'hub-binhu'
        : outside.startsWith('luyang')
          ? 'luyang-admin'
          : outside.startsWith('qu')
            ? 'qu-admin'
            : 'street-lead',
    );
    const [foreign, unknown] = await Promise.all([
      lead.answers(TAKE, { id: matter.id, version: matter.version }),
      lead.answers(TAKE, { id: '01ZZZZZZZZZZZZZZZZZZZZZZZZ', version: 1 }),
    ]);
    const told = ({ errors }: typeof foreign) =>
      errors?.map(({ message, extensions: { requestId: _requestId, id: _id, ...rest } }) => ({ message, ...rest }));
    expect(told(foreign)?.[0]).toMatchObject({ code: 'NOT_FOUND' });
    expect(told(foreign)).toEqual(told(unknown));
    expect(JSON.stringify(foreign)).not.toMatch(/电动车|盲道/);
  });

  it('gets no statistics of the place', async () => {
    expect(await stranger.refused(STATS, { code: place })).toBe('NOT_FOUND');
  });

  it('cannot read on with a cursor of those inside', async () => {
    const { cases } = await neighbour.asks(LIST, {});
    expect(await stranger.refused(LIST, { after: cases.pageInfo.endCursor })).toBe('CURSOR_INVALID');
  });

  it('cannot report into the place', async () => {
    const input = { place, title: '越界', description: '越界上报', category: 'C01', channel: 'STREET_PATROL' };
    expect(await stranger.refused(REPORT, { input })).toBe('NOT_FOUND');
  });
});

describe('nobody in particular', () => {
  it('sees no case, no inbox and no grid', async () => {
    const baohe = await city.as('qu-admin');
    await openDoor(baohe, '340111400003', '昌贵');
    for (const query of [
      LIST,
      INBOX,
      '{ grids(first: 5) { nodes { code } } }',
      '{ workers(first: 5) { nodes { id } } }',
      '{ auditEntries(first: 5) { nodes { id } } }',
      '{ me { id } }',
    ])
      expect(await city.nobody().refused(query)).toBe('SIGN_IN_REQUIRED');
  });

  it('sees the ledger of another district as little as its cases', async () => {
    const auditor = await city.as('auditor-baohe');
    const ENTRIES = 'query ($within: ID) { auditEntries(first: 100, within: $within) { nodes { place } } }';
    const { auditEntries } = await eventually(
      () => auditor.asks(ENTRIES, { within: null }),
      (data) => data.auditEntries.nodes.length > 0,
    );
    expect(auditEntries.nodes.filter(({ place }: { place: string }) => !place.startsWith('340111'))).toEqual([]);
    expect(await auditor.asks(ENTRIES, { within: '340103' })).toEqual({ auditEntries: { nodes: [] } });
  });
});
