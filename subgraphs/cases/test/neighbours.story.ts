import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, does, GRID, NEXT_COMMUNITY, reports, SANXIAOKOU, type Seen } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
// Two streets whose codes share six digits and a zero: cutting zeros would make one a part of the other.
const TRAP = '340111010000';
const TRAP_NEXT = '340111011000';
const ENTITIES = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Case { title number } } }';
const LIST =
  'query ($within: ID, $search: String, $after: String) { cases(first: 10, within: $within, search: $search, after: $after) { nodes { id title } totalCount pageInfo { endCursor } } }';
const private_ = {
  reporterKind: 'RESIDENT',
  reporterName: '李秀英',
  reporterPhone: '13912345678',
  address: '长江中路1号2栋301室',
};

describe.each([
  ['next door', { at: NEXT_COMMUNITY, other: NEXT_COMMUNITY }, { at: COMMUNITY, place: GRID }],
  ['in the street of the trap', { at: TRAP_NEXT, other: TRAP_NEXT }, { at: TRAP, place: TRAP }],
])('a neighbour %s', (_, { at, other }, home) => {
  const owner = made.person({ at: home.at, roles: ['hub-operator'], id: 'u-owner' });
  const neighbour = made.person({
    at,
    roles: ['hub-operator', 'inspector', 'community-lead'],
    purpose: 'CASE_HANDLING',
    id: 'u-next',
  });
  let seen: Seen;

  beforeEach(async () => {
    seen = await reports(owner, { place: home.place, ...private_ });
  });

  it('sees it in no list, node, search or count', async () => {
    expect((await owner.asks(LIST, { search: '消防通道' })).cases).toMatchObject({
      nodes: [{ id: seen.id }],
      totalCount: 1,
    });
    for (const variables of [{}, { within: home.at }, { search: '消防通道' }])
      expect((await neighbour.asks(LIST, variables)).cases).toMatchObject({ nodes: [], totalCount: 0 });
    expect(await neighbour.asks('query ($id: ID!) { case(id: $id) { id } }', { id: seen.id })).toEqual({ case: null });
    expect(
      await neighbour.asks('query ($n: String!) { caseByNumber(number: $n) { id } }', { n: seen['number'] }),
    ).toEqual({ caseByNumber: null });
    const { caseInbox } = await neighbour.asks('{ caseInbox { toTriage overdue toVerify } }');
    expect(caseInbox).toEqual({ toTriage: 0, overdue: 0, toVerify: 0 });
  });

  it('gets nothing by reference, with either key', async () => {
    const r = [
      { __typename: 'Case', id: seen.id },
      { __typename: 'Case', id: seen.id, jurisdictionCode: at },
    ];
    expect((await neighbour.asks(ENTITIES, { r }))._entities).toEqual([null, null]);
    expect((await owner.asks(ENTITIES, { r: r.slice(0, 1) }))._entities[0]).toMatchObject({ number: seen['number'] });
  });

  it('gets no figures of the place', async () => {
    const r = [{ __typename: 'Jurisdiction', code: home.at }];
    const STATS =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Jurisdiction { caseStats { reported } } } }';
    await made.settle();
    expect((await owner.asks(STATS, { r }))._entities[0].caseStats.reported).toBe(1);
    const { data, errors } = await neighbour.answers(STATS, { r });
    expect(data._entities[0].caseStats).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('cannot use the owner’s cursor, nor read anything in a refusal', async () => {
    const { cases } = await owner.asks(LIST);
    await expect(neighbour.asks(LIST, { after: cases.pageInfo.endCursor })).rejects.toMatchObject({
      code: 'CURSOR_INVALID',
    });
    const { errors } = await neighbour.answers(
      'mutation ($id: ID!) { voidCase(id: $id, version: 1, reason: "试试") { id } }',
      { id: seen.id },
    );
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(JSON.stringify(errors)).not.toMatch(/三轮车|李秀英|1391/);
  });

  it('reports nothing into the other’s place', async () => {
    await expect(reports(neighbour, { place: home.place })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await reports(neighbour, { place: other })).toMatchObject({ state: 'REPORTED' });
  });
});

describe('what is personal in a case', () => {
  const FIELDS = 'query ($id: ID!) { case(id: $id) { description reporterName reporterPhone address } }';
  const clear = {
    description: '三号楼下一直停着',
    reporterName: '李秀英',
    reporterPhone: '13912345678',
    address: '长江中路1号2栋301室',
  };
  const purposeful = (someone: object) =>
    made.person({ at: COMMUNITY, purpose: 'CASE_HANDLING', roles: ['hub-operator'], ...someone });
  const read = async (person: ReturnType<typeof purposeful>, { id }: Seen) => (await person.asks(FIELDS, { id })).case;

  it('is hidden without a purpose', async () => {
    const seen = await reports(cast.hub, private_);
    expect(await read(cast.hub, seen)).toEqual({
      description: '***',
      reporterName: '李**',
      reporterPhone: '139****5678',
      address: expect.stringMatching(/\*\*\*$/),
    });
    expect((await made.journal()).filter(({ outcome }) => outcome === 'REVEALED')).toEqual([]);
  });

  it('is clear for whoever has the case in hand, for that purpose, and it is written down', async () => {
    const seen = await reports(cast.hub, private_);
    expect(await read(purposeful({ id: 'u-eyes' }), seen)).toEqual(clear);
    const [line] = (await made.journal()).filter(({ outcome }) => outcome === 'REVEALED');
    expect(line).toMatchObject({ subject: seen.id, purpose: 'CASE_HANDLING', who: { id: 'u-eyes' } });
    expect(line?.fields).toEqual(expect.arrayContaining(['description', 'reporterName', 'reporterPhone', 'address']));
  });

  it('is hidden again once the case is closed, or has gone to another node', async () => {
    const seen = await reports(cast.hub, private_);
    const admitted = await does(cast.hub, { name: 'admitCase', on: seen });
    const gone = await does(cast.hub, { name: 'escalateCase', on: admitted, args: { reason: '社区无力处置' } });
    expect((await read(purposeful({}), gone)).reporterName).toBe('李**');
    expect((await read(purposeful({ at: SANXIAOKOU, roles: ['street-dispatcher'] }), gone)).reporterName).toBe(
      '李秀英',
    );
    await does(cast.lead, { name: 'voidCase', on: gone, args: { reason: '误报' } });
    expect((await read(purposeful({ at: SANXIAOKOU, roles: ['street-dispatcher'] }), gone)).reporterName).toBe('李**');
  });

  it.each([
    ['a grid worker of the grid', { roles: ['grid-worker'], grids: [GRID] }, true],
    ['a clerk, who handles no case', { roles: ['community-clerk'] }, false],
    ['a department it was not given to', { roles: ['dept-handler'], departments: ['fire'] }, false],
    ['a supervisor above, who does not hold it', { at: SANXIAOKOU, roles: ['street-dispatcher'] }, false],
  ])('shows itself to %s: %s', async (_, someone, shown) => {
    const seen = await reports(cast.hub, private_);
    expect((await read(purposeful(someone), seen)).reporterPhone).toBe(shown ? '13912345678' : '139****5678');
  });

  it('filters no list and comes back from no mask', async () => {
    await expect(reports(cast.hub, { ...private_, reporterPhone: '139****5678' })).rejects.toMatchObject({
      code: 'MASKED_VALUE',
    });
  });
});

describe('a resident', () => {
  const MINE = `{ myReports(first: 5) { nodes { id pauses { id } attachments { id } duplicateOf { id } duplicates(first: 5) { nodes { id } }
    timeline(first: 20, order: OLDEST) { nodes { action note } } } } }`;
  const REFERENCE =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Case { title reporterPhone } ... on CaseStep { note } } }';

  it('reads of the own report what is public, and nothing of anybody else’s', async () => {
    const [mine, other] = [await reports(cast.resident), await reports(cast.otherResident)];
    await does(cast.hub, { name: 'addCaseNote', on: mine, args: { text: '内部:重复投诉人' } });
    await does(cast.hub, { name: 'mergeCase', on: { ...mine, version: 2 }, args: { into: other.id } });
    const { myReports } = await cast.resident.asks(MINE);
    expect(myReports.nodes).toEqual([
      {
        id: mine.id,
        pauses: [],
        attachments: [],
        duplicateOf: null,
        duplicates: { nodes: [] },
        timeline: {
          nodes: [
            { action: 'REPORT', note: null },
            { action: 'MERGE', note: other['number'] },
          ],
        },
      },
    ]);
    expect((await cast.otherResident.asks(MINE)).myReports.nodes[0].duplicates.nodes).toEqual([]);
  });

  it('reaches no other case by reference, whatever purpose they name, and their own in clear', async () => {
    const [mine, other] = [
      await reports(cast.resident, { reporterPhone: '13812345678' }),
      await reports(cast.otherResident, { reporterPhone: '13887654321' }),
    ];
    const r = [mine, other].map(({ id }) => ({ __typename: 'Case', id }));
    const asking = made.person({ at: COMMUNITY, roles: ['resident'], id: 'u-resident', purpose: 'SUBJECT_ACCESS' });
    const { _entities } = await asking.asks(REFERENCE, { r });
    expect(_entities).toEqual([{ title: '三轮车堵住消防通道', reporterPhone: '13812345678' }, null]);
  });
});

describe('a purpose that is not the case’s', () => {
  it.each([
    ['HOUSEHOLD_VISIT', ['grid-worker'], [GRID]],
    ['ELDERLY_CARE', ['community-clerk'], []],
    ['EMERGENCY', ['hub-operator'], []],
  ] as const)('%s opens no reporter', async (purpose, roles, grids) => {
    const seen = await reports(cast.hub, private_);
    const person = made.person({ at: COMMUNITY, roles, grids, purpose });
    const { case: told } = await person.asks('query ($id: ID!) { case(id: $id) { reporterPhone } }', { id: seen.id });
    expect(told.reporterPhone).toBe('139****5678');
  });

  it('EMERGENCY opens the reporter of an urgent case', async () => {
    const seen = await reports(cast.hub, { ...private_, severity: 1 });
    const person = made.person({ at: COMMUNITY, roles: ['community-lead', 'hub-operator'], purpose: 'EMERGENCY' });
    const { case: told } = await person.asks('query ($id: ID!) { case(id: $id) { reporterPhone } }', { id: seen.id });
    expect(told.reporterPhone).toBe('13912345678');
  });
});

describe('who only reads cases', () => {
  it('adds no note for the reporter to read', async () => {
    const seen = await reports(cast.hub);
    const vendor = made.person({ at: COMMUNITY, roles: ['vendor-app'], kind: 'SERVICE' });
    const adding = does(vendor, { name: 'addCaseNote', on: seen, args: { text: '广告', isPublic: true } });
    await expect(adding).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});
