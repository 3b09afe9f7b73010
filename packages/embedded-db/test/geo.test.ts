import fc from 'fast-check';
import { codeOf, database } from './database.ts';

const place = database();
const [ROWS, QUESTIONS] = [300, 40];
const EARTH = 6_378_100;

type Point = readonly [number, number];

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

// The spherical law of cosines by chords: written another way than the program does it.
function metres([x1, y1]: Point, [x2, y2]: Point): number {
  const at = (x: number, y: number): readonly number[] => [
    Math.cos(radians(y)) * Math.cos(radians(x)),
    Math.cos(radians(y)) * Math.sin(radians(x)),
    Math.sin(radians(y)),
  ];
  const [a, b] = [at(x1, y1), at(x2, y2)];
  const chord = Math.hypot(...a.map((part, i) => part - (b[i] ?? 0)));
  return 2 * EARTH * Math.asin(Math.min(1, chord / 2));
}

const wrapped = (x: number): number => ((((x + 180) % 360) + 360) % 360) - 180;

// Where maps break: both sides of the antimeridian, the poles, and a city.
const centers: readonly Point[] = [
  [117.28, 31.86],
  [179.99, 10],
  [-179.999, -45],
  [30, 89.95],
  [-120, -89.9],
  [180, 0],
  [0, 0],
];

const point = fc
  .tuple(
    fc.constantFrom(...centers),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.constantFrom(0.001, 0.05, 2, 60),
  )
  .map(([[x, y], dx, dy, size]): Point => [wrapped(x + dx * size), Math.max(-90, Math.min(90, y + dy * size))]);

const geoJson = (coordinates: Point) => ({ type: 'Point', coordinates: [...coordinates] });

describe('places on the whole earth', () => {
  it('are found in circles and by their distance, as if each had been measured', async () => {
    const things = place.fresh();
    await things.createIndex({ kind: 1, loc: '2dsphere' });
    await things.createIndex({ loc: '2dsphere' });
    const points = fc.sample(point, { numRuns: ROWS, seed: 11 });
    await things.insertMany(points.map((loc, i) => ({ _id: i, kind: i % 3, loc: geoJson(loc) })));
    const asked = fc.tuple(point, fc.constantFrom(100, 5000, 200_000, 3_000_000, 15_000_000, 20_100_000), fc.nat(2));
    await fc.assert(
      fc.asyncProperty(asked, async ([center, radius, kind]) => {
        const near = points
          .map((loc, _id) => ({ _id, away: metres(loc, center) }))
          .filter(({ away }) => Math.abs(away - radius) > 0.5 || away < radius);
        const expected = near.filter(({ away }) => away <= radius);
        const circle = { $geoWithin: { $centerSphere: [center, radius / EARTH] } };
        const within = await things.find({ loc: circle }).toArray();
        expect(within.map(({ _id }) => _id as number).sort((a, b) => a - b)).toEqual(expected.map(({ _id }) => _id));
        const $near = { $geometry: geoJson(center), $maxDistance: radius };
        const found = await things.find({ loc: { $near }, kind }).toArray();
        const distances = found.map(({ _id }) => Math.round(metres(points[_id as number] ?? center, center)));
        expect(distances).toEqual([...distances].sort((a, b) => a - b));
        expect(found.map(({ _id }) => _id as number).sort((a, b) => a - b)).toEqual(
          expected.map(({ _id }) => _id).filter((id) => id % 3 === kind),
        );
        const [first] = await things
          .aggregate([{ $geoNear: { near: geoJson(center), key: 'loc', distanceField: 'away' } }, { $limit: 1 }])
          .toArray();
        expect(first?.['away']).toBeCloseTo(Math.min(...points.map((loc) => metres(loc, center))), 0);
      }),
      { numRuns: QUESTIONS, seed: 5 },
    );
  });

  it('are found inside polygons and across lines with an index as without one', async () => {
    const [indexed, plain] = [place.fresh(), place.fresh()];
    await indexed.createIndex({ loc: '2dsphere' });
    const shape = fc.oneof(
      point.map(geoJson),
      fc
        .tuple(point, fc.constantFrom(0.01, 1, 8), fc.nat(6))
        .map(([[x, y], size, corners]) => ring([x, y], size, corners + 3)),
      fc.tuple(point, point).map(([a, b]) => ({ type: 'LineString', coordinates: [[...a], [...b]] })),
    );
    const rows = fc.sample(shape, { numRuns: ROWS, seed: 3 }).map((loc, _id) => ({ _id, loc }));
    await indexed.insertMany(rows);
    await plain.insertMany(rows);
    const found: number[] = [];
    const area = fc
      .tuple(point, fc.constantFrom(0.05, 3, 20), fc.nat(6))
      .map(([center, size, corners]) => ring(center, size, corners + 3));
    await fc.assert(
      fc.asyncProperty(area, async ($geometry) => {
        for (const operator of ['$geoWithin', '$geoIntersects']) {
          const filter = { loc: { [operator]: { $geometry } } };
          const [a, b] = [
            await indexed.find(filter).sort({ _id: 1 }).toArray(),
            await plain.find(filter).sort({ _id: 1 }).toArray(),
          ];
          expect(a).toEqual(b);
          found.push(a.length);
        }
      }),
      { numRuns: QUESTIONS, seed: 8 },
    );
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(QUESTIONS / 2);
    const plan = await indexed.find({ loc: { $geoIntersects: { $geometry: ring([0, 0], 1, 5) } } }).explain();
    expect(JSON.stringify(plan)).toContain('loc_2dsphere');
  });

  it('follow their documents: moved, gone, and in a transaction', async () => {
    const things = place.fresh();
    await things.createIndex({ loc: '2dsphere' });
    await things.insertMany([
      { _id: 1, loc: geoJson([179.999, 0]) },
      { _id: 2, loc: geoJson([-179.999, 0]) },
      { _id: 3, loc: geoJson([117, 31]) },
      { _id: 4 },
    ]);
    const near = (center: Point, session?: object) =>
      things
        .find({ loc: { $near: { $geometry: geoJson(center), $maxDistance: 1000 } } }, session ?? {})
        .toArray()
        .then((list) => list.map(({ _id }) => _id));
    expect(await near([-179.9995, 0])).toEqual([2, 1]);
    await place.client().withSession(async (session) => {
      session.startTransaction();
      await things.updateOne({ _id: 3 }, { $set: { loc: geoJson([180, 0.0001]) } }, { session });
      await things.deleteOne({ _id: 2 }, { session });
      expect(await near([180, 0], { session })).toEqual([3, 1]);
      expect(await near([180, 0])).toEqual(expect.arrayContaining([1, 2]));
      await session.commitTransaction();
    });
    expect(await near([180, 0])).toEqual([3, 1]);
    await things.updateOne({ _id: 1 }, { $unset: { loc: '' } });
    expect(await near([180, 0])).toEqual([3]);
  });

  it('must be places', async () => {
    const things = place.fresh();
    await things.createIndex({ loc: '2dsphere' });
    expect(await codeOf(things.insertOne({ loc: geoJson([200, 0]) }))).toBe(16755);
    expect(await codeOf(things.insertOne({ loc: 'here' }))).toBe(16755);
    expect(await codeOf(things.find({ other: { $near: { $geometry: geoJson([0, 0]) } } }).toArray())).toBe(291);
  });

  it('are asked for by a point and by shapes that are known, whether there are documents or not', async () => {
    const [empty, things] = [place.fresh(), place.fresh()];
    for (const collection of [empty, things]) await collection.createIndex({ loc: '2dsphere' });
    await things.insertOne({ loc: geoJson([0, 0]) });
    for (const collection of [empty, things])
      for (const condition of [
        { $near: 'x' },
        { $near: { $geometry: { type: 'Point', coordinates: [0] } } },
        { $geoWithin: { $center: [[0, 0], 1] } },
        {
          $geoWithin: {
            $polygon: [
              [0, 0],
              [1, 1],
              [1, 0],
            ],
          },
        },
      ])
        expect(await codeOf(collection.find({ loc: condition }).toArray())).toBe(2);
  });

  it('are near also where the condition is joined with others', async () => {
    const things = place.fresh();
    await things.createIndex({ loc: '2dsphere' });
    await things.insertMany([3, 1, 2].map((_id) => ({ _id, loc: geoJson([_id, 0]), even: _id % 2 === 0 })));
    const near = { loc: { $near: { $geometry: geoJson([0, 0]) } } };
    const ids = async (filter: object) => (await things.find(filter).toArray()).map(({ _id }) => _id);
    expect(await ids({ $and: [near] })).toEqual([1, 2, 3]);
    expect(await ids({ $and: [near, { even: false }], _id: { $gt: 1 } })).toEqual([3]);
    expect(await codeOf(things.find({ $or: [near] }).toArray())).toBe(5626500);
  });
});

// A ring of corners around a place, `size` degrees away.
function ring([x, y]: Point, size: number, corners: number) {
  const around = Array.from({ length: corners }, (_, i) => {
    const angle = (2 * Math.PI * i) / corners;
    const latitude = Math.max(-89.99, Math.min(89.99, y + size * Math.sin(angle)));
    return [wrapped(x + size * Math.cos(angle)), latitude];
  });
  return { type: 'Polygon', coordinates: [[...around, around[0]]] };
}
