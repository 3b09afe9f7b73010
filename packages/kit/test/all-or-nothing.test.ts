import { jest } from '@jest/globals';
import { town } from '@linli/testkit';
import { systemViewer } from '../src/inside.ts';
import { failing } from './failing.ts';
import { houses, subgraph } from './houses/subgraph.ts';

const COMMUNITY = '340111400001';
const whole = town(subgraph);
const { given, person, anonymous, journal, running, tick } = whole;
const { breaksOff, leavesInDoubt, refuses, worksAgain } = failing(whole);
const handler = () => person({ at: COMMUNITY, roles: ['dept-handler'] });
const ALL = '{ houses(first: 100) { nodes { number floor } } }';
const BUILD =
  'mutation ($number: String!) { buildHouse(jurisdictionCode: "340111400001", number: $number) { id number } }';
const BOTH =
  'mutation ($id: ID!, $v: Int!, $number: String!) { letAndBuild(id: $id, version: $v, number: $number, tenant: { name: "李四", tenantPhone: "13900139000" }) { id } }';
const numbers = async () =>
  (await handler().asks(ALL)).houses.nodes.map(({ number }: { number: string }) => number).sort();
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// A driver waits half a second before it looks at a server again that broke off.
jest.setTimeout(20_000);
afterEach(() => worksAgain());

describe('a mutation that fails half way', () => {
  it('leaves nothing behind, also of what was asked at the same time', async () => {
    const [id] = await given(houses, { place: COMMUNITY, number: 'A1' });
    for (let go = 0; go < 10; go += 1)
      await expect(handler().asks(BOTH, { id, v: 7, number: `B${go}` })).rejects.toMatchObject({
        code: 'CHANGED_MEANWHILE',
      });
    await pause(50);
    expect(await numbers()).toEqual(['A1']);
    expect(await journal()).toEqual([]);
  });
});

describe('a mutation that meets a conflict', () => {
  it('starts anew with all its parts, and nothing of the first go comes along', async () => {
    for (let go = 0; go < 10; go += 1) {
      const [id] = await given(houses, { place: COMMUNITY, number: `A${go}` });
      await refuses(1, 112, 'update', 'findAndModify');
      await handler().asks(BOTH, { id, v: 1, number: `B${go}` });
    }
    expect(await numbers()).toHaveLength(20);
    expect(await journal()).toHaveLength(20);
  });
});

describe('work that is late', () => {
  it('is refused when its go is over, and does not slip into the next one', async () => {
    const { engine } = running();
    const late: Promise<unknown>[] = [];
    await refuses(1, 112, 'find');
    await engine.within(engine.contextFor({ viewer: systemViewer('late'), requestId: 'late' }), async ({ open }) => {
      const go = late.length + 1;
      const set = { number: `L${go}`, use: 'EMPTY', floor: 1 } as const;
      const mine = pause(60).then(() => open(houses).insert(COMMUNITY, { set }));
      late.push(mine.catch(() => 'refused'));
      await open(houses).find('nobody');
      await pause(150);
      await mine;
    });
    expect(await late[0]).toBe('refused');
    expect(await numbers()).toEqual(['L2']);
  });
});

describe('a commit', () => {
  it.each([
    ['whose connection breaks', () => breaksOff(1, 'commitTransaction')],
    ['that nobody vouches for at first', () => leavesInDoubt(1, 'commitTransaction')],
  ])('%s is asked after, and done once', async (_, goesWrong) => {
    await goesWrong();
    await handler().asks(BUILD, { number: 'A1' });
    expect(await numbers()).toEqual(['A1']);
    expect(await journal()).toHaveLength(1);
  });

  it('that stays in doubt is not done again: the caller asks with the same key', async () => {
    const clerk = handler();
    const key = 'in-doubt-and-asked-again';
    await leavesInDoubt(50, 'commitTransaction');
    await expect(clerk.asks(BUILD, { number: 'A1' }, { key })).rejects.toMatchObject({ code: 'TRY_AGAIN' });
    await worksAgain();
    expect(await clerk.asks(BUILD, { number: 'A1' }, { key })).toMatchObject({ buildHouse: { number: 'A1' } });
    expect(await numbers()).toEqual(['A1']);
    expect(await journal()).toHaveLength(1);
  });

  it('in doubt is done once also when the server then says it knows of none', async () => {
    const { books, together } = running().engine.store;
    let goes = 0;
    const doubtful = together(async ({ session }) => {
      goes += 1;
      await books.heard.insertOne({ _id: `go-${goes}`, at: new Date() }, { session });
      await leavesInDoubt(1, 'commitTransaction');
    });
    while ((await books.heard.countDocuments()) === 0) await pause(2);
    // What a server says that was killed, came back and has forgotten.
    await refuses(5, 251, 'commitTransaction');
    expect(['done', 'TRY_AGAIN']).toContain(
      await doubtful.then(
        () => 'done',
        ({ code }: { code: string }) => code,
      ),
    );
    expect([goes, await books.heard.countDocuments()]).toEqual([1, 1]);
  });
});

describe('an error before the commit', () => {
  it.each([
    ['a conflict', () => refuses(2, 112, 'insert')],
    ['a lost answer', () => breaksOff(2, 'insert')],
  ])('such as %s is repeated, and the thing is done once', async (_, goesWrong) => {
    await goesWrong();
    await handler().asks(BUILD, { number: 'A1' });
    expect(await numbers()).toEqual(['A1']);
    expect(await journal()).toHaveLength(1);
  });
});

describe('a clock', () => {
  it('writes row and journal row together, also on its bare context', async () => {
    await given(houses, { place: COMMUNITY, number: 'A1' });
    await running().engine.store.books.journal.createIndex({ action: 1 }, { unique: true, name: 'jam' });
    try {
      // The one journal row that was given has the action this one would have.
      await expect(tick('paint')).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    } finally {
      await running().engine.store.books.journal.dropIndex('jam');
    }
    expect((await handler().asks(ALL)).houses.nodes).toEqual([{ number: 'A1', floor: 1 }]);
  });

  it('goes on past a row that breaks its rule', async () => {
    await given(houses, ...['A1', 'poison', 'A2'].map((number) => ({ place: COMMUNITY, number })));
    expect(await tick('repair')).toBe(2);
    const { nodes } = (await handler().asks(ALL)).houses;
    expect(nodes).toEqual([
      { number: 'A1', floor: 2 },
      { number: 'poison', floor: 1 },
      { number: 'A2', floor: 2 },
    ]);
  });
});

describe('a key that is used again', () => {
  it('is answered to somebody without login as it was', async () => {
    const ANNOUNCE =
      'mutation { announceHouse(jurisdictionCode: "340111400001", number: "V1") { number tenantName version } }';
    const key = 'a-key-of-a-visitor';
    const first = await anonymous().asks(ANNOUNCE, {}, { key });
    expect(first).toEqual({ announceHouse: { number: 'V1', tenantName: null, version: 1 } });
    expect(await anonymous().asks(ANNOUNCE, {}, { key })).toEqual(first);
    expect(await journal()).toHaveLength(1);
  });

  it('answers alike to all who came at once, also where an index would refuse the second', async () => {
    const clerk = handler();
    for (let go = 0; go < 5; go += 1) {
      const key = `a-key-in-a-hurry-${go}`;
      const answers = await Promise.all([1, 2, 3, 4].map(() => clerk.asks(BUILD, { number: `H${go}` }, { key })));
      expect(new Set(answers.map((each) => each.buildHouse.id)).size).toBe(1);
    }
    expect(await journal()).toHaveLength(5);
  });

  it('keeps no copy of a row, wherever in the answer it stands', async () => {
    const [id] = await given(houses, {
      place: COMMUNITY,
      number: 'A1',
      tenantName: '王五',
      tenantPhone: '13700137000',
    });
    const clerk = handler();
    const LOOK = 'mutation ($id: ID!) { inspectHouse(id: $id, version: 1) { number house { number tenantName } } }';
    const key = 'a-key-of-a-look';
    const first = await clerk.asks(LOOK, { id }, { key });
    expect(await clerk.asks(LOOK, { id }, { key })).toEqual(first);
    const kept = await running().engine.store.books.idempotency.find().toArray();
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toMatch(/王五|13700137000/);
  });

  it('is free again after a failure, and belongs to one caller at one post', async () => {
    const [id] = await given(houses, { place: COMMUNITY, number: 'A1' });
    const clerk = handler();
    const key = 'a-key-that-failed-first';
    await expect(clerk.asks(BUILD, { number: 'A1' }, { key })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
    const LOOK = 'mutation ($id: ID!) { inspectHouse(id: $id, version: 1) { number } }';
    expect(await clerk.asks(LOOK, { id }, { key })).toEqual({ inspectHouse: { number: 'A1' } });
    await expect(handler().asks(BUILD, { number: 'A2' }, { key })).resolves.toMatchObject({ buildHouse: {} });
    const elsewhere = person({ id: clerk.id, at: '340111400002', roles: ['dept-handler'] });
    await expect(elsewhere.asks(LOOK, { id }, { key })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
