import fc from 'fast-check';
import { codeOf, database } from './database.ts';

const place = database();
const PATIENCE = 60_000;

type Thing = { _id: number; a?: unknown; b?: unknown; tags?: readonly unknown[] };

const scalar = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom('', 'a', 'ab', 'b', '区', '邻里', '😀'),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(new Date(0), new Date(1e12), new Date(-5)),
);
const thing = fc.record(
  { a: scalar, b: fc.integer({ min: 0, max: 2 }), tags: fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }) },
  { requiredKeys: [] },
);
const things = fc.array(thing, { maxLength: 25 }).map((list) => list.map((one, _id): Thing => ({ _id, ...one })));

// The reference: MongoDB's rules in the plainest words.
const kind = (value: unknown): number =>
  value === null || value === undefined
    ? 1
    : typeof value === 'number'
      ? 2
      : typeof value === 'string'
        ? 3
        : value instanceof Date
          ? 5
          : 4;

function order(x: unknown, y: unknown): number {
  if (kind(x) !== kind(y)) return kind(x) - kind(y);
  if (typeof x === 'string') return Buffer.compare(Buffer.from(x), Buffer.from(String(y)));
  if (kind(x) === 1) return 0;
  return Number(x) - Number(y);
}

const holds: Record<string, (value: unknown, wanted: unknown) => boolean> = {
  $eq: (value, wanted) => order(value, wanted) === 0,
  $gt: (value, wanted) => kind(value) === kind(wanted) && order(value, wanted) > 0,
  $gte: (value, wanted) => kind(value) === kind(wanted) && order(value, wanted) >= 0,
  $lt: (value, wanted) => kind(value) === kind(wanted) && order(value, wanted) < 0,
  $lte: (value, wanted) => kind(value) === kind(wanted) && order(value, wanted) <= 0,
};

const ids = (rows: readonly { _id?: unknown }[]): unknown[] => rows.map(({ _id }) => _id);

const INDEXES = [
  { a: 1, b: -1 },
  { b: 1, a: -1, _id: -1 },
  { tags: 1, a: 1, _id: 1 },
  { tags: 1, b: 1, a: 1, _id: 1 },
] as const;

type Pair = readonly [plain: ReturnType<typeof place.fresh>, indexed: ReturnType<typeof place.fresh>];
let pair: Promise<Pair> | undefined;

async function makePair(): Promise<Pair> {
  const [plain, indexed] = [place.fresh(), place.fresh()];
  await indexed.createIndexes(INDEXES.map((key) => ({ key: { ...key } })));
  return [plain, indexed];
}

/** The same rows twice: once with indexes, once without. */
async function twice(rows: readonly Thing[]) {
  const [plain, indexed] = await (pair ??= makePair());
  await Promise.all([plain.deleteMany({}), indexed.deleteMany({})]);
  if (rows.length > 0) await Promise.all([plain.insertMany([...rows]), indexed.insertMany([...rows])]);
  return { plain, indexed, both: [plain, indexed] };
}

describe('somebody who asks with a comparison', () => {
  it.each(Object.keys(holds))(
    'gets what %s means, with an index and without',
    async (operator) => {
      const property = fc.asyncProperty(things, scalar, async (rows, wanted) => {
        const { both } = await twice(rows);
        const expected = ids(rows.filter(({ a }) => holds[operator]?.(a, wanted)));
        for (const collection of both) {
          const found = await collection.find({ a: { [operator]: wanted } }).toArray();
          expect(ids(found).sort((x, y) => Number(x) - Number(y))).toEqual(expected);
          expect(await collection.countDocuments({ a: { [operator]: wanted } })).toBe(expected.length);
        }
      });
      await fc.assert(property, { numRuns: 30 });
    },
    PATIENCE,
  );

  it(
    'gets what lies between two values, and what is in a list',
    async () => {
      const property = fc.asyncProperty(things, fc.tuple(scalar, scalar), async (rows, [low, high]) => {
        const { both } = await twice(rows);
        const between = rows.filter(({ a }) => holds['$gte']?.(a, low) && holds['$lt']?.(a, high));
        const listed = rows.filter(({ a }) => order(a, low) === 0 || order(a, high) === 0);
        for (const collection of both) {
          expect(
            ids(
              await collection
                .find({ a: { $gte: low, $lt: high } })
                .sort({ _id: 1 })
                .toArray(),
            ),
          ).toEqual(ids(between));
          expect(
            ids(
              await collection
                .find({ a: { $in: [low, high] } })
                .sort({ _id: 1 })
                .toArray(),
            ),
          ).toEqual(ids(listed));
        }
      });
      await fc.assert(property, { numRuns: 40 });
    },
    PATIENCE,
  );
});

describe('somebody who asks for an order', () => {
  it(
    'gets all types in the order MongoDB puts them, up and down',
    async () => {
      const property = fc.asyncProperty(things, fc.constantFrom(1 as const, -1 as const), async (rows, direction) => {
        const { both } = await twice(rows);
        const sorted = [...rows].sort((x, y) => direction * (order(x.a, y.a) || x._id - y._id));
        for (const collection of both)
          expect(ids(await collection.find().sort({ a: direction, _id: direction }).toArray())).toEqual(ids(sorted));
      });
      await fc.assert(property, { numRuns: 40 });
    },
    PATIENCE,
  );

  it(
    'walks a list by keys, page after page, and meets every row once',
    async () => {
      const directions = fc.constantFrom(1 as const, -1 as const);
      const lists = fc.constantFrom<readonly string[]>(['x'], ['x', 'y'], ['z']);
      const property = fc.asyncProperty(things, directions, lists, async (rows, direction, tags) => {
        const { indexed } = await twice(
          rows.map(({ b, ...row }) => ({ ...row, b: b ?? 0, a: typeof row.a === 'number' ? row.a : 0 })),
        );
        const beyond = direction === 1 ? '$gt' : '$lt';
        const scope = { tags: tags.length === 1 ? tags[0] : { $in: [...tags] } };
        const all = ids(await indexed.find(scope).sort({ a: direction, _id: direction }).toArray());
        const walked: unknown[] = [];
        for (let filter: object = scope; ;) {
          const page = await indexed.find(filter).sort({ a: direction, _id: direction }).limit(3).toArray();
          walked.push(...ids(page));
          const last = page.at(-1);
          if (!last) break;
          filter = { ...scope, $or: [{ a: { [beyond]: last['a'] } }, { a: last['a'], _id: { [beyond]: last._id } }] };
        }
        expect(walked).toEqual(all);
        expect(new Set(all).size).toBe(
          rows.filter((row) => row.tags?.some((tag) => tags.includes(String(tag)))).length,
        );
      });
      await fc.assert(property, { numRuns: 60 });
    },
    PATIENCE,
  );
});

describe('somebody who asks about arrays', () => {
  it(
    'gets the same answers with an index and without',
    async () => {
      const filters = fc.constantFrom(
        { tags: 'x' },
        { tags: { $all: ['x', 'y'] } },
        { tags: { $in: ['y', 'z'] }, b: 1 },
        { tags: { $gt: 'x', $lt: 'z' } },
        { tags: { $size: 2 } },
        { tags: [] },
        { tags: ['x', 'y'] },
        { tags: null },
        { tags: { $ne: 'x' } },
        { tags: { $exists: true }, a: { $ne: null } },
        { 'tags.0': 'x' },
        { $or: [{ tags: 'x', a: 1 }, { tags: 'x', a: { $gt: 1 } }, { b: 2 }] },
        { $nor: [{ tags: 'x' }, { a: null }] },
        { tags: { $not: { $in: ['x'] } } },
        { a: /^a/ },
        { tags: { $elemMatch: { $gte: 'y', $lt: 'z' } } },
      );
      const property = fc.asyncProperty(things, filters, async (rows, filter) => {
        const { plain, indexed } = await twice(rows);
        const [expected, found] = [
          await plain.find(filter).sort({ _id: 1 }).toArray(),
          await indexed.find(filter).sort({ _id: 1 }).toArray(),
        ];
        expect(ids(found)).toEqual(ids(expected));
        expect(await indexed.countDocuments(filter)).toBe(expected.length);
      });
      await fc.assert(property, { numRuns: 150 });
    },
    PATIENCE,
  );
});

describe('a filter', () => {
  const rows = [
    {
      _id: 1,
      n: 1,
      list: [1, 2],
      sub: { x: 1, y: 2 },
      items: [
        { k: 'a', n: 1 },
        { k: 'b', n: 5 },
      ],
    },
    { _id: 2, n: 1.5, list: [], sub: { y: 2, x: 1 }, items: [{ k: 'a', n: 5 }] },
    { _id: 3, n: '1', list: [[1]], items: [] },
    { _id: 4, n: null },
  ];

  it.each([
    [{ n: 1 }, [1]],
    [{ n: { $gt: 0 } }, [1, 2]],
    [{ n: null }, [4]],
    [{ missing: null }, [1, 2, 3, 4]],
    [{ list: 1 }, [1]],
    [{ list: [1] }, [3]],
    [{ list: { $size: 0 } }, [2]],
    [{ sub: { x: 1, y: 2 } }, [1]],
    [{ 'sub.x': 1 }, [1, 2]],
    [{ 'items.k': 'a', 'items.n': 5 }, [1, 2]],
    [{ items: { $elemMatch: { k: 'a', n: 5 } } }, [2]],
    [{ 'items.1.k': 'b' }, [1]],
    [{ 'items.n': { $exists: false } }, [3, 4]],
    [{ n: { $type: 'string' } }, [3]],
    [{ n: { $type: ['int', 'double'] } }, [1, 2]],
    [{ n: { $mod: [2, 1] } }, [1, 2]],
    [{ $expr: { $gt: [{ $size: { $ifNull: ['$items', []] } }, 1] } }, [1]],
    [{ n: { $in: [null, '1'] } }, [3, 4]],
    [{ n: { $nin: [1, null] } }, [2, 3]],
  ] as const)('%j finds %j', async (filter, expected) => {
    const collection = place.fresh();
    await collection.insertMany(rows.map((row) => ({ ...row })));
    expect(
      ids(
        await collection
          .find(filter as object)
          .sort({ _id: 1 })
          .toArray(),
      ),
    ).toEqual(expected);
  });

  it('shows an element by its position only where the filter has reached one', async () => {
    const things = place.fresh();
    await things.insertOne({ a: [1, 5, 9], b: 1 });
    const shown = (filter: object) => things.findOne(filter, { projection: { _id: 0, 'a.$': 1 } });
    expect(await shown({ a: { $gt: 3 } })).toEqual({ a: [5] });
    expect(await codeOf(shown({ b: 1 }))).toBe(51246);
  });
});
