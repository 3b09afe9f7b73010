import { town } from '@linli/testkit';
import { houses, subgraph } from './houses/subgraph.ts';

const COMMUNITY = '340111400001';
const NEXT_DOOR = '340111400002';
const { given, person, anonymous, journal, settle, running } = town(subgraph);
const LET =
  'mutation ($id: ID!, $v: Int!, $phone: String = "13800138000") { letHouse(id: $id, version: $v, tenant: { name: "张三", tenantPhone: $phone }) { use version tenantName tenantPhone } }';
const IDS =
  'query ($first: Int! = 10, $after: String, $within: ID, $order: HouseOrder, $search: String, $use: HouseUse) { houses(first: $first, after: $after, within: $within, order: $order, search: $search, use: $use) { nodes { id number } pageInfo { hasNextPage endCursor } totalCount } }';
const STATS =
  'query ($code: ID!, $range: DateRange) { _entities(representations: [{ __typename: "Jurisdiction", code: $code }]) { ... on Jurisdiction { houseStats(range: $range) { all let } } } }';
const handler = (at = COMMUNITY) => person({ at, roles: ['dept-handler'] });
const numbersOf = (data: { houses: { nodes: { number: string }[] } }) => data.houses.nodes.map(({ number }) => number);

describe('a handler of the community', () => {
  it('lets a house, and the city hears of it', async () => {
    const [id] = await given(houses, { place: COMMUNITY, number: 'A1' });
    const clerk = handler();
    expect(await clerk.asks(LET, { id, v: 1 })).toEqual({
      letHouse: { use: 'LET', version: 2, tenantName: '张*', tenantPhone: '138****8000' },
    });
    const lines = await journal();
    expect(lines).toMatchObject([
      {
        action: 'house.let',
        subject: id,
        place: COMMUNITY,
        version: 2,
        who: { id: clerk.id },
        fields: ['use', 'tenantName', 'tenantPhone', 'letAt'],
        event: { type: 'house.let', data: { use: 'LET' } },
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/张三|13800138000/);
  });

  it('is refused by rule, by version and by right', async () => {
    const [id] = await given(houses, { place: COMMUNITY, number: 'A1' });
    await handler().asks(LET, { id, v: 1 });
    await expect(handler().asks(LET, { id, v: 2 })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    await expect(handler().asks(LET, { id, v: 1 })).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(person({ at: COMMUNITY, roles: ['resident'] }).asks(LET, { id, v: 2 })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    });
  });

  it('sees nothing of the next community, and foreign is told as unknown is', async () => {
    const [id] = await given(houses, { place: COMMUNITY, number: 'A1' });
    const stranger = handler(NEXT_DOOR);
    expect(await stranger.asks(IDS)).toMatchObject({ houses: { nodes: [], totalCount: 0 } });
    expect(await stranger.asks(IDS, { search: 'A1' })).toMatchObject({ houses: { nodes: [] } });
    expect(await stranger.asks(IDS, { within: COMMUNITY })).toMatchObject({ houses: { nodes: [] } });
    expect(await stranger.asks('query ($id: ID!) { house(id: $id) { id } }', { id })).toEqual({ house: null });
    expect(
      await stranger.asks(
        'query ($id: ID!) { _entities(representations: [{ __typename: "House", id: $id }]) { __typename } }',
        { id },
      ),
    ).toEqual({ _entities: [null] });
    const foreign = await stranger.answers(LET, { id, v: 1 });
    const unknown = await stranger.answers(LET, { id: 'nothing', v: 1 });
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect({ ...foreign.errors?.[0]?.extensions, id }).toEqual({ ...unknown.errors?.[0]?.extensions, id });
  });

  it('does not see the trap beside it: 340111010 is no part of 340111011', async () => {
    await given(houses, { place: '340111010000', number: 'T10' }, { place: '340111011000', number: 'T11' });
    expect(numbersOf(await handler('340111010000').asks(IDS))).toEqual(['T10']);
    expect(numbersOf(await handler('340111011000').asks(IDS))).toEqual(['T11']);
    expect(numbersOf(await handler('340111000000').asks(IDS, { within: '340111011000' }))).toEqual(['T11']);
  });

  it('cannot build elsewhere, nor at a code that is no node', async () => {
    const BUILD = 'mutation ($at: ID!) { buildHouse(jurisdictionCode: $at, number: "B1") { id } }';
    await expect(handler().asks(BUILD, { at: NEXT_DOOR })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(handler().asks(BUILD, { at: '34011140' })).rejects.toMatchObject({ code: 'CODE_INVALID' });
  });
});

describe('a list', () => {
  it('is read page by page in the order asked for, without gap or double', async () => {
    await given(houses, ...[3, 1, 2, 2, 2, 5].map((floor, at) => ({ place: COMMUNITY, number: `N${at}`, floor })));
    const seen: string[] = [];
    const clerk = handler();
    let after: string | null = null;
    do {
      const { houses: page } = await clerk.asks(IDS, { first: 2, after, order: 'FLOOR' });
      seen.push(...page.nodes.map(({ number }: { number: string }) => number));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['N1', 'N2', 'N3', 'N4', 'N0', 'N5']);
  });

  it('takes a cursor back from the same caller for the same list alone', async () => {
    await given(houses, { place: COMMUNITY, number: 'A1' }, { place: COMMUNITY, number: 'A2' });
    const clerk = handler();
    const { houses: page } = await clerk.asks(IDS, { first: 1 });
    const after = page.pageInfo.endCursor;
    expect(numbersOf(await clerk.asks(IDS, { first: 1, after }))).toEqual(['A2']);
    const touched = `${after.slice(0, -2)}AA`;
    for (const [who, over] of [
      [handler(), {}],
      [clerk, { use: 'EMPTY' }],
      [clerk, { order: 'FLOOR' }],
      [clerk, { after: touched }],
      [clerk, { after: 'rubbish' }],
    ] as const)
      await expect(who.asks(IDS, { first: 1, after, ...over })).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });

  it('is refused beyond a hundred, below one, by a masked field, and by too long a text', async () => {
    for (const first of [0, 101, -1])
      await expect(handler().asks(IDS, { first })).rejects.toMatchObject({ code: 'PAGE_SIZE' });
    await expect(handler().asks('{ houses(first: 1, phone: "13800138000") { nodes { id } } }')).rejects.toMatchObject({
      code: 'FIELD_MASKED',
      extensions: { field: 'tenantPhone' },
    });
    await expect(handler().asks(IDS, { search: 'x'.repeat(51) })).rejects.toMatchObject({
      code: 'TEXT_TOO_LONG',
      extensions: { limit: 50 },
    });
  });

  it('finds by what stands side by side in the record', async () => {
    await given(houses, { place: COMMUNITY, number: '琼临苑3栋' }, { place: COMMUNITY, number: '融荫苑3栋' });
    expect(numbersOf(await handler().asks(IDS, { search: '琼临' }))).toEqual(['琼临苑3栋']);
    expect(numbersOf(await handler().asks(IDS, { search: '苑3栋' }))).toHaveLength(2);
  });
});

describe('a masked field', () => {
  const WHO = 'query ($id: ID!) { house(id: $id) { tenantName tenantPhone tenantNumber } }';
  const tenant = {
    place: COMMUNITY,
    number: 'A1',
    tenantName: '欧阳小明',
    tenantPhone: '13800138000',
    tenantNumber: '340199199001011234',
  };

  it('is hidden without a purpose', async () => {
    const [id] = await given(houses, tenant);
    expect(await handler().asks(WHO, { id })).toEqual({
      house: { tenantName: '欧阳**', tenantPhone: '138****8000', tenantNumber: '340199********1234' },
    });
    expect(await journal()).toEqual([]);
  });

  it('is shown for a purpose up to its class, and the journal says who saw what', async () => {
    const [id] = await given(houses, tenant);
    const clerk = person({ at: COMMUNITY, roles: ['dept-handler'], purpose: 'CASE_HANDLING' });
    expect(await clerk.asks(WHO, { id })).toEqual({
      house: { tenantName: '欧阳小明', tenantPhone: '13800138000', tenantNumber: '340199********1234' },
    });
    expect(await journal()).toMatchObject([
      {
        action: 'house.revealed',
        outcome: 'REVEALED',
        subject: id,
        purpose: 'CASE_HANDLING',
        fields: ['tenantName', 'tenantPhone'],
        who: { id: clerk.id },
      },
    ]);
  });

  it('stays hidden when the role is not one of the purpose', async () => {
    const [id] = await given(houses, tenant);
    const auditor = person({ at: COMMUNITY, roles: ['auditor'], permissions: ['case.read'], purpose: 'CASE_HANDLING' });
    expect(await auditor.asks(WHO, { id })).toMatchObject({ house: { tenantPhone: '138****8000' } });
  });

  it('stays hidden for a purpose that no link connects with this kind of record', async () => {
    const [id] = await given(houses, tenant);
    const visitor = person({ at: COMMUNITY, roles: ['dept-handler', 'grid-worker'], purpose: 'HOUSEHOLD_VISIT' });
    expect(await visitor.asks(WHO, { id })).toMatchObject({ house: { tenantPhone: '138****8000' } });
    expect(await journal()).toEqual([]);
  });

  it('does not come back as a value', async () => {
    const [id] = await given(houses, tenant);
    await expect(handler().asks(LET, { id, v: 1, phone: '138****8000' })).rejects.toMatchObject({
      code: 'MASKED_VALUE',
    });
  });
});

describe('one mutation field', () => {
  const BOTH =
    'mutation ($id: ID!, $number: String!) { letAndBuild(id: $id, version: 1, number: $number, tenant: { name: "李四", tenantPhone: "13900139000" }) { id version } }';

  it('changes all its rows or none', async () => {
    const [id] = await given(houses, { place: COMMUNITY, number: 'A1' });
    await expect(handler().asks(BOTH, { id, number: 'A1' })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await handler().asks('query ($id: ID!) { house(id: $id) { version use } }', { id })).toEqual({
      house: { version: 1, use: 'EMPTY' },
    });
    expect(await journal()).toEqual([]);
    expect(await handler().asks(BOTH, { id, number: 'A2' })).toMatchObject({ letAndBuild: { version: 2 } });
    expect(await journal()).toHaveLength(2);
  });

  it('answers a repeated key as it did, and does the thing once', async () => {
    const [id] = await given(houses, { place: COMMUNITY, number: 'A1' });
    const clerk = handler();
    const key = 'key-of-one-letting';
    const answers = await Promise.all([1, 2, 3].map(() => clerk.asks(LET, { id, v: 1 }, { key })));
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await journal()).toHaveLength(1);
    await expect(clerk.asks(LET, { id, v: 2 }, { key })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('lets one of sixteen through on the same version', async () => {
    const [id] = await given(houses, { place: COMMUNITY, number: 'A1' });
    const outcomes = await Promise.all(
      Array.from({ length: 16 }, () =>
        handler()
          .asks(LET, { id, v: 1 })
          .then(
            () => 'won',
            (error: { code: string }) => error.code,
          ),
      ),
    );
    expect(outcomes.filter((each) => each === 'won')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['won', 'CHANGED_MEANWHILE']));
  });
});

describe('the counters', () => {
  it('say at every node above what a recount says', async () => {
    const [id] = await given(houses, { place: COMMUNITY, number: 'A1' }, { place: NEXT_DOOR, number: 'A2' });
    await handler().asks(LET, { id, v: 1 });
    await settle();
    const district = handler('340111000000');
    const stats = async (code: string, range?: object) =>
      (await district.asks(STATS, { code, range }))._entities[0].houseStats;
    expect(await stats('340111')).toEqual({ all: 2, let: 1 });
    expect(await stats('340111400')).toEqual({ all: 2, let: 1 });
    expect(await stats(COMMUNITY)).toEqual({ all: 1, let: 1 });
    expect(await stats(COMMUNITY, { from: '2026-03-01', until: '2026-04-01' })).toEqual({ all: 0, let: 1 });
    expect(await stats(COMMUNITY, { from: '2026-03-03', until: '2026-03-04' })).toEqual({ all: 0, let: 0 });
    expect(await running().engine.drift()).toEqual([]);
  });

  it('are not told outside the place, nor for more than a year', async () => {
    await expect(handler().asks(STATS, { code: NEXT_DOOR })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(handler().asks(STATS, { code: '340111' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      handler().asks(STATS, { code: COMMUNITY, range: { from: '2024-01-01', until: '2026-01-01' } }),
    ).rejects.toMatchObject({ code: 'RANGE_TOO_LONG' });
  });
});

describe('somebody without login', () => {
  it('reads what is public and nothing else', async () => {
    const [id] = await given(houses, { place: COMMUNITY, number: 'A1', tenantName: '张三' });
    expect(await anonymous().asks('{ door(number: "A1") { number } }')).toEqual({ door: { number: 'A1' } });
    await expect(anonymous().asks(IDS)).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
    expect(
      await anonymous().asks(
        'query ($id: ID!) { _entities(representations: [{ __typename: "House", id: $id }]) { __typename } }',
        { id },
      ),
    ).toEqual({ _entities: [null] });
  });
});
