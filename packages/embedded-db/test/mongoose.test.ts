import mongoose from 'mongoose';
import { database } from './database.ts';

const place = database();
let connections = 0;

const caseSchema = () =>
  new mongoose.Schema(
    {
      no: { type: String, unique: true },
      title: { type: String, minlength: 2 },
      level: { type: Number, index: true },
      status: String,
      street: { type: mongoose.Schema.Types.ObjectId, ref: 'Street' },
      tags: [String],
      loc: { type: { type: String, enum: ['Point'] }, coordinates: { type: [Number], default: undefined } },
      at: Date,
      steps: [{ by: String, done: Boolean }],
    },
    { timestamps: true, optimisticConcurrency: true },
  )
    .index({ status: 1, at: -1 })
    .index({ street: 1, no: 1 }, { unique: true, partialFilterExpression: { status: 'open' } })
    .index({ loc: '2dsphere' });

async function city() {
  const connection = await mongoose
    .createConnection(place.uri(), { dbName: `city${++connections}`, autoIndex: false })
    .asPromise();
  const Street = connection.model(
    'Street',
    new mongoose.Schema({ name: { type: String, required: true, unique: true } }),
  );
  const Case = connection.model('Case', caseSchema());
  await Promise.all([Street.createIndexes(), Case.createIndexes()]);
  const [street] = await Street.create([{ name: '三孝口街道' }]);
  if (!street) throw new Error('no street');
  return { connection, Street, Case, street, close: () => connection.close() };
}

const parking = {
  no: 'A1',
  title: '占道停车',
  level: 2,
  status: 'open',
  tags: ['x', 'y'],
  steps: [{ by: 'a', done: false }],
};

describe('a program with unmodified mongoose', () => {
  it('builds the indexes of its schema', async () => {
    const { Case, close } = await city();
    const names = (await Case.collection.indexes()).map(({ name }) => name);
    expect(names.sort()).toEqual(['_id_', 'level_1', 'loc_2dsphere', 'no_1', 'status_1_at_-1', 'street_1_no_1']);
    await close();
  });

  it('finds what it stored, with the document it refers to', async () => {
    const { Case, street, close } = await city();
    await Case.create({ ...parking, street: street._id });
    const found = await Case.findOne({ no: 'A1' }).populate<{ street: { name: string } }>('street');
    expect(found?.street.name).toBe('三孝口街道');
    await close();
  });

  it('hears of a number that is taken', async () => {
    const { Case, close } = await city();
    await Case.create(parking);
    const error = { code: 11000, keyPattern: { no: 1 }, keyValue: { no: 'A1' } };
    await expect(Case.create({ ...parking, title: 'again' })).rejects.toMatchObject(error);
    await close();
  });

  it('loses against whoever saved first', async () => {
    const { Case, close } = await city();
    await Case.create(parking);
    const [first, second] = [await Case.findOne({ no: 'A1' }), await Case.findOne({ no: 'A1' })];
    first?.set('level', 3);
    await first?.save();
    second?.set('level', 9);
    await expect(second?.save()).rejects.toMatchObject({ name: 'VersionError' });
    await close();
  });

  it('changes the element that matched, and those a filter picks', async () => {
    const { Case, close } = await city();
    await Case.create(parking);
    await Case.updateOne(
      { no: 'A1', 'steps.by': 'a' },
      { $set: { 'steps.$.done': true }, $push: { tags: 'z' }, $inc: { level: 2 }, $currentDate: { at: true } },
    );
    await Case.updateOne({ no: 'A1' }, { $set: { 'steps.$[s].by': 'b' } }, { arrayFilters: [{ 's.done': true }] });
    expect(await Case.findOne({ no: 'A1' }).lean()).toMatchObject({
      level: 4,
      tags: ['x', 'y', 'z'],
      steps: [{ by: 'b', done: true }],
      at: expect.any(Date),
    });
    await close();
  });

  it('makes a document of a filter and an update', async () => {
    const { Case, close } = await city();
    const made = await Case.findOneAndUpdate(
      { no: 'U1' },
      { $setOnInsert: { title: 'made' }, $set: { level: 1 } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    expect(made).toMatchObject({ no: 'U1', title: 'made', level: 1 });
    await close();
  });

  it('computes an update with a pipeline', async () => {
    const { Case, close } = await city();
    await Case.create(parking);
    const update = [{ $set: { level: { $add: ['$level', 10] }, label: { $concat: ['$no', '-', '$status'] } } }];
    const after = await Case.findOneAndUpdate({ no: 'A1' }, update, {
      returnDocument: 'after',
      updatePipeline: true,
    }).lean();
    expect(after).toMatchObject({ level: 12, label: 'A1-open' });
    await close();
  });

  it('commits two collections together, or neither', async () => {
    const { Case, Street, connection, street, close } = await city();
    await connection.transaction(async (session) => {
      await Case.create([parking], { session });
      expect(await Case.countDocuments({ no: 'A1' })).toBe(0);
      expect(await Case.findOne({ no: 'A1' }).session(session)).not.toBeNull();
      await Street.updateOne({ _id: street._id }, { $set: { name: 'renamed' } }, { session });
    });
    const failing = connection.transaction(async (session) => {
      await Case.create([{ ...parking, no: 'A2' }], { session });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await Case.distinct('no')).toEqual(['A1']);
    expect((await Street.findById(street._id))?.name).toBe('renamed');
    await close();
  });

  it('groups, joins and counts', async () => {
    const { Case, street, close } = await city();
    const rows = Array.from({ length: 60 }, (_, i) => ({
      no: `B${i}`,
      title: `case ${i}`,
      level: i % 5,
      status: i % 2 ? 'open' : 'closed',
      street: street._id,
    }));
    await Case.insertMany(rows);
    const byStreet = await Case.aggregate([
      { $match: { no: /^B/ } },
      { $lookup: { from: 'streets', localField: 'street', foreignField: '_id', as: 's' } },
      { $unwind: '$s' },
      { $group: { _id: { street: '$s.name', status: '$status' }, n: { $sum: 1 }, level: { $avg: '$level' } } },
      { $sort: { '_id.status': 1 } },
    ]);
    expect(byStreet).toEqual([
      { _id: { street: '三孝口街道', status: 'closed' }, n: 30, level: 2 },
      { _id: { street: '三孝口街道', status: 'open' }, n: 30, level: 2 },
    ]);
    expect(await Case.countDocuments({ status: 'open' })).toBe(30);
    await close();
  });

  it('walks a list with a cursor, and by keys', async () => {
    const { Case, close } = await city();
    await Case.insertMany(Array.from({ length: 300 }, (_, i) => ({ no: `C${i}`, title: `case ${i}` })));
    let walked = 0;
    for await (const _ of Case.find().batchSize(50).lean().cursor()) walked++;
    let [paged, last]: [number, unknown] = [0, null];
    for (;;) {
      const page = await Case.find(last ? { _id: { $gt: last } } : {})
        .sort({ _id: 1 })
        .limit(37)
        .lean();
      if (page.length === 0) break;
      paged += page.length;
      last = page.at(-1)?._id;
    }
    expect([walked, paged]).toEqual([300, 300]);
    await close();
  });

  it('finds what is near, and what lies within', async () => {
    const { Case, close } = await city();
    await Case.insertMany(
      Array.from({ length: 100 }, (_, i) => ({
        no: `G${i}`,
        title: `case ${i}`,
        loc: { type: 'Point', coordinates: [117 + i / 1000, 31.8] },
      })),
    );
    const here = { type: 'Point' as const, coordinates: [117.05, 31.8] };
    const near = await Case.find({ loc: { $near: { $geometry: here, $maxDistance: 300 } } }).lean();
    const box = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [117, 31],
          [117.0105, 31],
          [117.0105, 32],
          [117, 32],
          [117, 31],
        ],
      ],
    };
    const measured = await Case.aggregate([{ $geoNear: { near: here, distanceField: 'metres', maxDistance: 100 } }]);
    expect(near.map(({ no }) => no).slice(0, 1)).toEqual(['G50']);
    expect(near).toHaveLength(7);
    expect(await Case.countDocuments({ loc: { $geoWithin: { $geometry: box } } })).toBe(11);
    expect(measured.map(({ no, metres }) => [no, Math.round(metres)])).toContainEqual(['G50', 0]);
    await close();
  });

  it('writes many things in one go', async () => {
    const { Case, close } = await city();
    const done = await Case.bulkWrite([
      { insertOne: { document: { no: 'W1', title: 'one' } } },
      { updateMany: { filter: { no: /^W/ }, update: { $set: { level: 3 } } } },
      { deleteOne: { filter: { no: 'W1' } } },
    ]);
    expect([done.insertedCount, done.modifiedCount, done.deletedCount]).toEqual([1, 1, 1]);
    await close();
  });

  it('lets documents expire, where the index covers them', async () => {
    const { connection, close } = await city();
    const tokens = connection.collection('tokens');
    const [past, future] = [new Date(Date.now() - 1000), new Date(Date.now() + 60_000)];
    await tokens.createIndex({ until: 1 }, { expireAfterSeconds: 0, partialFilterExpression: { kept: false } });
    await tokens.insertMany([
      { until: past, kept: false },
      { until: past, kept: true },
      { until: future, kept: false },
    ]);
    for (const end = Date.now() + 5000; (await tokens.countDocuments()) > 2 && Date.now() < end;)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await tokens.countDocuments({ until: past, kept: false })).toBe(0);
    expect(await tokens.countDocuments()).toBe(2);
    await close();
  });
});
