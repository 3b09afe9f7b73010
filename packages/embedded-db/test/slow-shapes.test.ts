import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { serve } from '@linli/embedded-db';
import type { Collection } from 'mongodb';
import type { Database } from '@linli/embedded-db';

type Person = { readonly name: string; readonly floor: number; readonly code: number };

const lines: string[] = [];
let path: string;
let server: Database;
let client: MongoClient;

beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'embedded-db-'));
  server = await serve({ path, noSync: true, log: (line) => void lines.push(line) });
  client = await MongoClient.connect(server.uri);
});

afterAll(async () => {
  await client.close();
  await server.close();
  await rm(path, { recursive: true });
});

beforeEach(() => void lines.splice(0));

async function people(name: string, count: number): Promise<Collection<Person>> {
  const collection = client.db('city').collection<Person>(name);
  await collection.createIndex({ code: 1 });
  await collection.insertMany(Array.from({ length: count }, (_, i) => ({ name: `王${i}`, floor: i % 30, code: i })));
  return collection;
}

describe('a query that looks at every document', () => {
  it('is told once for each shape, without what was asked for', async () => {
    const large = await people('large', 10_001);
    for (const name of ['王1', '王2']) await large.findOne({ name });
    expect(lines).toEqual(['No index for {"name":"$eq"} in city.large, which has more than 10000 documents.']);
    lines.splice(0);
    await large.countDocuments({ $or: [{ name: /^王1/ }, { floor: { $gt: 3, $lt: 5 } }] });
    await large.find().sort({ floor: -1 }).limit(1).toArray();
    await large.updateOne({ floor: 31 }, { $set: { name: '李' } });
    await large.aggregate([{ $match: { name: '李' } }, { $count: 'n' }]).toArray();
    expect(lines.map((line) => line.replace(/^No index for (.*) in city.*$/, '$1'))).toEqual([
      '{"$or":[{"name":"$regex"},{"floor":["$gt","$lt"]}]}',
      '{} sorted by {"floor":-1}',
      '{"floor":"$eq"}',
    ]);
    expect(lines.join()).not.toMatch(/王|李|31/);
  });

  it('is not told where an index helps, where all were asked for, or where there are few', async () => {
    const [large, small] = [client.db('city').collection<Person>('large'), await people('small', 10_000)];
    await large.find({ code: { $lt: 3 }, name: '王1' }).toArray();
    await large.find().sort({ _id: 1 }).limit(2).toArray();
    await large.find().limit(2).toArray();
    await small.find({ name: '王1', floor: 1 }).toArray();
    expect(lines).toEqual([]);
  });
});
