import { madeUpCreditCode } from '@linli/vocabulary';
import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, does, GRID, looks, opens, refused, type Seen, told } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const anyone = made.anonymous;
const LEAF = '青菜';

const STALLS = 'query ($id: ID!) { market(id: $id) { stalls(first: 10) { nodes { id version number } } } }';
const market = (over: object = {}) =>
  does(cast.clerk, 'openMarket', { input: { place: GRID, name: '琼临智慧市场', stalls: ['A1', 'A2', 'B1'], ...over } });
const stallsOf = async ({ id }: Seen): Promise<readonly Seen[]> =>
  (await cast.clerk.asks(STALLS, { id })).market.stalls.nodes;
const trader = (seed: number) =>
  opens(cast.clerk, {
    kind: 'MARKET_STALL',
    name: `${seed}号摊`,
    creditCode: madeUpCreditCode(seed),
    premises: { kind: 'POINT', id: 'market-point' },
  });

/** A market whose first two stalls are let. */
async function trading() {
  const place = await market();
  const [one, two, free] = await stallsOf(place);
  if (!one || !two || !free) throw new Error('There are three stalls');
  const first = await does(cast.clerk, 'letStall', { on: one, merchant: (await trader(1)).id });
  const second = await does(cast.clerk, 'letStall', { on: two, merchant: (await trader(2)).id });
  return { market: place, first, second, free };
}

const lotInput = (stall: Seen, over: object = {}) => ({
  stall: stall.id,
  goods: LEAF,
  unit: 'HALF_KILOGRAM',
  quantity: 200,
  source: { kind: 'WHOLESALE', name: '周谷堆批发市场', origin: '340111', certificate: 'HGZ-1' },
  arrivedOn: '2026-03-02',
  ...over,
});
const receives = (stall: Seen, over: object = {}) => does(cast.clerk, 'receiveLot', { input: lotInput(stall, over) });

describe('a market', () => {
  it('opens with its stalls, which are let and free again', async () => {
    const place = await market();
    const [stall] = await stallsOf(place);
    if (!stall) throw new Error('There is a stall');
    const merchant = await trader(1);
    await refused(cast, 'letStall', { on: stall, merchant: merchant.id });
    const let1 = await does(cast.clerk, 'letStall', { on: stall, merchant: merchant.id });
    expect(let1).toMatchObject({ number: 'A1', merchant: { id: merchant.id } });
    await expect(does(cast.clerk, 'letStall', { on: let1, merchant: merchant.id })).rejects.toMatchObject({
      code: 'STALL_TAKEN',
    });
    await refused(cast, 'vacateStall', { on: let1 });
    const free = await does(cast.clerk, 'vacateStall', { on: let1 });
    await expect(does(cast.clerk, 'vacateStall', { on: free })).rejects.toMatchObject({ code: 'STALL_FREE' });
    expect((await told(made)).filter((type) => !type.startsWith('merchant'))).toEqual([
      'market.opened',
      'stall.let',
      'stall.vacated',
    ]);
  });

  it.each([
    ['no stalls', { stalls: [] }, 'STALL_NUMBERS'],
    ['a number twice', { stalls: ['A1', 'A1 '] }, 'STALL_NUMBERS'],
    ['no name', { name: '' }, 'VALUE_MISSING'],
    ['a place of somebody else', { place: '340111400002' }, 'NOT_FOUND'],
  ])('does not open with %s', async (_, over, code) => {
    await expect(market(over)).rejects.toMatchObject({ code });
  });

  it('lets stalls to market merchants in business alone, and has them back when they close', async () => {
    const { free, first } = await trading();
    const shop = await opens(cast.clerk, { creditCode: null });
    await expect(does(cast.clerk, 'letStall', { on: free, merchant: shop.id })).rejects.toMatchObject({
      code: 'STALL_MERCHANT',
    });
    const merchant = await looks(cast.clerk, 'Merchant', first['merchant'].id);
    await does(cast.clerk, 'closeMerchant', { on: merchant, reason: '不做了' });
    expect((await looks(cast.clerk, 'Stall', first.id))['merchant']).toBeNull();
  });
});

describe('a lot of goods', () => {
  const steps = {
    TEST: ['testLot', { passed: true }],
    FAIL: ['testLot', { passed: false }],
    WITHDRAW: ['withdrawLot', { reason: '群众举报' }],
    SELL_OUT: ['sellOutLot', {}],
  } as const;
  type Action = keyof typeof steps;
  const takes = (on: Seen, action: Action) => does(cast.clerk, steps[action][0], { on, ...steps[action][1] });
  const ways = { ON_SALE: [], SOLD_OUT: ['SELL_OUT'], WITHDRAWN: ['WITHDRAW'] } as const;

  const standsAt = async (state: keyof typeof ways) => {
    let seen = await receives((await trading()).first);
    for (const action of ways[state]) seen = await takes(seen, action);
    return seen;
  };

  it.each([
    ['ON_SALE', 'TEST', 'ON_SALE', 'lot.tested'],
    ['ON_SALE', 'FAIL', 'WITHDRAWN', 'lot.withdrawn'],
    ['ON_SALE', 'WITHDRAW', 'WITHDRAWN', 'lot.withdrawn'],
    ['ON_SALE', 'SELL_OUT', 'SOLD_OUT', 'lot.sold-out'],
    ['SOLD_OUT', 'WITHDRAW', 'WITHDRAWN', 'lot.withdrawn'],
  ] as const)('leads from %s by %s to %s, and the city hears of it', async (from, action, to, event) => {
    expect(await takes(await standsAt(from), action)).toMatchObject({ state: to });
    expect((await told(made)).at(-1)).toBe(event);
  });

  it.each([
    ['SOLD_OUT', ['TEST', 'FAIL', 'SELL_OUT']],
    ['WITHDRAWN', ['TEST', 'FAIL', 'WITHDRAW', 'SELL_OUT']],
  ] as const)('does not lead from %s by %s', async (from, none) => {
    const seen = await standsAt(from);
    for (const action of none) await expect(takes(seen, action)).rejects.toMatchObject({ code: 'LOT_STATE' });
  });

  it('is closed to strangers, old versions and people without the right', async () => {
    const seen = await standsAt('ON_SALE');
    for (const [mutation, args] of Object.values(steps)) await refused(cast, mutation, { on: seen, ...args });
    await expect(
      does(cast.neighbour, 'receiveLot', { input: lotInput({ id: 'x', version: 1 }) }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it.each([
    ['nothing', { quantity: 0 }, 'VALUE_INVALID'],
    ['a day to come', { arrivedOn: '2026-03-03' }, 'VALUE_INVALID'],
    ['a day long gone', { arrivedOn: '2026-01-01' }, 'VALUE_INVALID'],
    ['a source without a name', { source: { kind: 'FARM', name: '' } }, 'VALUE_MISSING'],
    ['a lot nobody knows', { takenFrom: '340111-20260302-9999' }, 'LOT_SOURCE'],
    ['an origin that is none', { source: { kind: 'FARM', name: '农场', origin: '农场' } }, 'CODE_INVALID'],
  ])('does not come with %s', async (_, over, code) => {
    const { first } = await trading();
    await expect(receives(first, over)).rejects.toMatchObject({ code });
  });

  it('does not come to a stall that nobody has, nor from goods of another name', async () => {
    const { first, free } = await trading();
    await expect(receives(free)).rejects.toMatchObject({ code: 'STALL_FREE' });
    const { code } = await receives(first);
    await expect(receives(first, { takenFrom: code, goods: '猪肉' })).rejects.toMatchObject({ code: 'LOT_SOURCE' });
  });

  it('is traced by anybody to its first source, and called back with all that was taken from it', async () => {
    const { first, second } = await trading();
    const farm = { kind: 'FARM', name: '大圩农场', origin: '340111' };
    const whole = await receives(first, { source: farm });
    const half = await receives(second, { takenFrom: whole['code'], quantity: 100 });
    const rest = await receives(first, { takenFrom: half['code'], quantity: 50 });
    const TRACE = `query ($code: String!) { traceLot(code: $code) { goods state testPassed
      steps { code marketName stallNumber source { kind name } } } }`;
    const trace = async (code: string) => (await anyone().asks(TRACE, { code })).traceLot;
    expect(await trace(rest['code'])).toEqual({
      goods: LEAF,
      state: 'ON_SALE',
      testPassed: null,
      steps: [
        {
          code: rest['code'],
          marketName: '琼临智慧市场',
          stallNumber: 'A1',
          source: { kind: 'WHOLESALE', name: '周谷堆批发市场' },
        },
        {
          code: half['code'],
          marketName: '琼临智慧市场',
          stallNumber: 'A2',
          source: { kind: 'WHOLESALE', name: '周谷堆批发市场' },
        },
        {
          code: whole['code'],
          marketName: '琼临智慧市场',
          stallNumber: 'A1',
          source: { kind: 'FARM', name: '大圩农场' },
        },
      ],
    });
    expect(await trace('nothing')).toBeNull();
    await does(cast.clerk, 'testLot', { on: whole, passed: false });
    for (const { id } of [whole, half, rest])
      expect(await looks(cast.clerk, 'Lot', id)).toMatchObject({ state: 'WITHDRAWN' });
    expect(await trace(rest['code'])).toMatchObject({ state: 'WITHDRAWN' });
    await expect(receives(second, { takenFrom: whole['code'] })).rejects.toMatchObject({ code: 'LOT_SOURCE' });
  });
});

describe('the prices of a market', () => {
  const posts = (stall: Seen, fen: number, over: object = {}) =>
    does(cast.clerk, 'postPrice', {
      input: { stall: stall.id, goods: LEAF, unit: 'HALF_KILOGRAM', day: '2026-03-02', fen, ...over },
    });
  const BOARD = `query ($market: ID!, $day: Date) { marketBoard(market: $market, day: $day) { marketName day
    lines { goods unit lowestFen highestFen meanFen stalls changeFen } } }`;

  it('are on a board for everybody, to the fen, beside those of the day before', async () => {
    const { market: place, first, second } = await trading();
    await posts(first, 199, { day: '2026-03-01' });
    await posts(first, 250);
    await posts(second, 301);
    await posts(second, 88, { goods: '鸡蛋', unit: 'PIECE' });
    const board = (await anyone().asks(BOARD, { market: place.id })).marketBoard;
    expect(board).toMatchObject({ marketName: '琼临智慧市场', day: '2026-03-02' });
    expect(board.lines).toContainEqual({
      goods: LEAF,
      unit: 'HALF_KILOGRAM',
      lowestFen: 250,
      highestFen: 301,
      meanFen: 276,
      stalls: 2,
      changeFen: 77,
    });
    expect(board.lines).toContainEqual(
      expect.objectContaining({ goods: '鸡蛋', unit: 'PIECE', meanFen: 88, changeFen: null }),
    );
    expect((await anyone().asks(BOARD, { market: 'nowhere' })).marketBoard).toBeNull();
    expect((await told(made)).filter((type) => type === 'price.posted')).toHaveLength(4);
  });

  it.each([
    ['no price', { fen: 0 }, 'PRICE_INVALID'],
    ['a price beyond all measure', { fen: 10_000_001 }, 'PRICE_INVALID'],
    ['a day long gone', { day: '2026-02-28' }, 'PRICE_DAY'],
    ['a day far off', { day: '2026-03-04' }, 'PRICE_DAY'],
    ['no goods', { goods: ' ' }, 'VALUE_MISSING'],
  ])('are not posted with %s', async (_, over, code) => {
    const { first } = await trading();
    await expect(posts(first, 250, over)).rejects.toMatchObject({ code });
  });

  it('are posted once, where somebody trades, and put right with a reason', async () => {
    const { first, free } = await trading();
    await expect(posts(free, 250)).rejects.toMatchObject({ code: 'STALL_FREE' });
    const price = await posts(first, 2500);
    await expect(posts(first, 250)).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    await refused(cast, 'correctPrice', { on: price, fen: 250, reason: '多打一个零' });
    const correct = (args: object) =>
      does(cast.clerk, 'correctPrice', { on: price, fen: 250, reason: '多打一个零', ...args });
    await expect(correct({ reason: '' })).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    await expect(correct({ fen: -1 })).rejects.toMatchObject({ code: 'PRICE_INVALID' });
    expect(await correct({})).toMatchObject({ fen: 250, version: 2 });
    expect((await told(made)).at(-1)).toBe('price.corrected');
  });
});
