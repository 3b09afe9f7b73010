import fc from 'fast-check';
import { town } from '@linli/testkit';
import { none } from '../src/index.ts';
import { systemViewer } from '../src/inside.ts';
import { gramsOf } from '../src/carry/grams.ts';
import { type House, houses, rooms, subgraph } from './houses/subgraph.ts';

const COMMUNITY = '340111400001';
const { given, person, running } = town(subgraph);
const handler = (at = COMMUNITY) => person({ at, roles: ['dept-handler'] });
const ROOMS =
  'query ($first: Int!, $after: String, $order: RoomOrder, $within: ID) { rooms(first: $first, after: $after, order: $order, within: $within) { nodes { id rent freeFrom } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount } }';

interface RoomNode {
  readonly id: string;
  readonly rent: number | null;
  readonly freeFrom: string | null;
}

// As MongoDB sorts: nothing before everything upwards, the id breaks ties the same way.
const by = (key: 'id' | 'rent' | 'freeFrom', sign: 1 | -1) => (a: RoomNode, b: RoomNode) => {
  const rank = (value: unknown) => (value === null ? [0, 0] : [1, value as number | string]) as [number, number];
  const [left, right] = [rank(a[key]), rank(b[key])];
  const order = left[0] - right[0] || (left[1] < right[1] ? -1 : left[1] > right[1] ? 1 : 0);
  return sign * (order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
};

const orders = [
  [null, by('id', 1)],
  ['RENT', by('rent', 1)],
  ['FREE_FROM', by('freeFrom', -1)],
] as const;

const aRoom = fc.record({
  rent: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
  freeFrom: fc.option(
    fc.integer({ min: 0, max: 3 }).map((day) => new Date(Date.UTC(2026, 2, 1 + day))),
    { nil: null },
  ),
});

describe('a list read page by page', () => {
  it('is the whole list, in every order, at every size, whatever is empty', async () => {
    const clerk = handler();
    await fc.assert(
      fc.asyncProperty(fc.array(aRoom, { maxLength: 14 }), fc.integer({ min: 1, max: 6 }), async (rows, first) => {
        await running().engine.store.model(rooms).deleteMany({});
        await given(rooms, ...rows.map((row) => ({ place: COMMUNITY, ...row })));
        for (const [order, compare] of orders) {
          const seen: RoomNode[] = [];
          for (let after: string | null = null, more = true; more;) {
            const { rooms: page } = await clerk.asks(ROOMS, { first, after, order });
            expect(page.totalCount).toBe(rows.length);
            expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
            expect(page.edges.at(-1)?.cursor ?? null).toBe(page.pageInfo.endCursor);
            seen.push(...page.nodes);
            more = page.pageInfo.hasNextPage;
            after = page.pageInfo.endCursor;
          }
          expect(seen).toHaveLength(rows.length);
          expect(seen).toEqual([...seen].sort(compare));
          expect(new Set(seen.map(({ id }) => id)).size).toBe(rows.length);
        }
      }),
      { numRuns: 12 },
    );
  });

  const context = () => running().engine.contextFor({ viewer: systemViewer('reader'), requestId: 'r' });
  const open = () => context().open(houses);

  it('keeps to its filter on the later pages too, also where filter and order are of one field', async () => {
    const ids = await given(
      houses,
      ...[1, 2, 3, 4, 5, 6].map((floor) => ({ place: COMMUNITY, number: `N${floor}`, floor })),
    );
    const chosen = [0, 2, 4].map((at) => ids[at] ?? '');
    const walk = async (where: object, order?: string) => {
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page = await open().page(where, { first: 1, after, ...(order ? { order } : {}) });
        seen.push(...page.nodes.map(({ number }) => number));
        more = page.pageInfo.hasNextPage;
        after = page.pageInfo.endCursor;
      }
      return seen;
    };
    expect(await walk({ id: chosen })).toEqual(['N1', 'N3', 'N5']);
    expect(await walk({ floor: { from: 2, until: 5 } }, 'floor')).toEqual(['N2', 'N3', 'N4']);
    expect(await walk({ floor: [1, 6] }, 'FLOOR')).toEqual(['N1', 'N6']);
  });

  it('is narrowed by short codes, empty elsewhere, and refused for what is no code', async () => {
    await given(rooms, { place: COMMUNITY, rent: 1 }, { place: '340111400002', rent: 2 });
    const district = handler('340111000000');
    const rents = async (within: string) =>
      (await district.asks(ROOMS, { first: 9, within })).rooms.nodes.map(({ rent }: RoomNode) => rent);
    expect(await rents('340111400')).toEqual([1, 2]);
    expect(await rents('34')).toEqual([1, 2]);
    expect(await rents('340102000000')).toEqual([]);
    await expect(rents('34011140')).rejects.toMatchObject({ code: 'CODE_INVALID' });
  });

  it('asks nothing by an empty span, and finds what is empty by none', async () => {
    await given(houses, { place: COMMUNITY, number: 'A1', tenantNumber: 'x' }, { place: COMMUNITY, number: 'A2' });
    const count = (where: object) => open().count(where);
    expect(await count({ floor: { from: null } })).toBe(2);
    expect(await count({ letAt: none })).toBe(2);
    expect(await count({ letAt: { from: new Date(0) } })).toBe(0);
    expect(await open().some({}, { limit: 0 })).toEqual([]);
  });

  it.each([
    ['an operator as a value', { number: { $gt: '' } }],
    ['an operator in a list', { number: [{ $gt: '' }] }],
    ['an operator in a span', { floor: { from: { $gt: '' } } }],
    ['a pattern', { number: /./ }],
    ['a pattern in a list', { number: [/./] }],
  ])('refuses %s', async (_, where) => {
    await given(houses, { place: COMMUNITY, number: 'A1' });
    await expect(open().findBy(where as never)).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    await expect(open().page(where as never, { first: 1 })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
  });

  it.each(['$where', '$or', 'path', 'search'])('is never asked by %s', async (field) => {
    await expect(open().findBy({ [field]: 'x' } as never)).rejects.toThrow(field);
  });

  it('finds nothing by an id that is no text', async () => {
    await given(houses, { place: COMMUNITY, number: 'A1' });
    for (const id of [{ $gt: '' }, ['x'], 7, null])
      expect(
        await handler().asks('query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }', {
          r: [{ __typename: 'House', id }],
        }),
      ).toEqual({ _entities: [null] });
  });

  it('shows the public nothing where nothing is asked', async () => {
    await given(houses, { place: COMMUNITY, number: 'A1' });
    const open = context().openPublic(houses);
    expect(await open.findBy({ number: undefined })).toBeNull();
    expect(await open.findBy({ number: 'A1' })).toMatchObject({ number: 'A1' });
    expect(await open.some({}, { limit: 0 })).toEqual([]);
    await expect(open.findBy({ tenantPhone: 'x' } as never)).rejects.toThrow('not public');
  });
});

describe('a decision', () => {
  const say = (set: object) => {
    const { engine } = running();
    return engine
      .contextFor({ viewer: systemViewer('writer'), requestId: 'r' })
      .open(houses)
      .insert(COMMUNITY, { set: set as Partial<House> });
  };

  it.each(['id', '_id', 'jurisdiction', 'path', 'version', 'createdBy', 'search', '$inc'])(
    'cannot set %s',
    async (field) => {
      await expect(say({ number: 'A1', [field]: 'x' })).rejects.toThrow("which is the kit's");
    },
  );
});

describe('pairs of characters', () => {
  it('never break one in two, and any two that stand together are found', () => {
    const text = fc.string({
      unit: fc.constantFrom('琼', '临', '𠮷', '😀', 'a', 'B', ' ', '3', '３'),
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, fc.nat(), (written, seed) => {
        const grams = new Set(gramsOf([written]));
        for (const gram of grams) {
          expect([...gram]).toHaveLength(2);
          expect(gram.isWellFormed?.() ?? true).toBe(true);
        }
        const letters = [...written.trim().replace(/\s+/g, ' ')];
        const at = seed % Math.max(1, letters.length - 1);
        const asked = letters.slice(at, at + 3).join('');
        for (const gram of gramsOf([asked])) if (asked.trim() === asked) expect(grams.has(gram)).toBe(true);
      }),
    );
  });

  it('read wide and narrow, large and small letters alike', () => {
    expect(gramsOf(['３栋Ａ座'])).toEqual(gramsOf(['3栋a座']));
  });
});
