import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { serve } from '@linli/embedded-db';
import { codeOf } from './database.ts';

async function folder(use: (path: string) => Promise<void>): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), 'embedded-db-'));
  await use(path);
  await rm(path, { recursive: true });
}

describe('whoever starts a database', () => {
  it('finds everything again after it was closed', () =>
    folder(async (path) => {
      const rows = Array.from({ length: 1000 }, (_, i) => ({ k: i, tags: [i, -i] }));
      const first = await serve({ path, noSync: true });
      const before = await MongoClient.connect(first.uri);
      await before.db('x').collection('things').createIndex({ tags: 1, k: 1 });
      await before.db('x').collection('things').insertMany(rows);
      await before.close();
      await first.close();
      const second = await serve({ path, noSync: true });
      const after = await MongoClient.connect(second.uri);
      const things = after.db('x').collection('things');
      expect(await things.countDocuments({ tags: -7 })).toBe(1);
      expect(
        await things
          .find({ tags: { $gte: 998 } })
          .sort({ k: 1 })
          .toArray(),
      ).toMatchObject([{ k: 998 }, { k: 999 }]);
      await after.close();
      await second.close();
    }));

  it('cannot serve one folder twice', () =>
    folder(async (path) => {
      const first = await serve({ path, noSync: true });
      expect(await codeOf(serve({ path, noSync: true }))).toBe(20);
      await first.close();
      const again = await serve({ path, noSync: true });
      await again.close();
    }));

  it('can close while somebody waits for a change', () =>
    folder(async (path) => {
      const database = await serve({ path, noSync: true });
      const client = await MongoClient.connect(database.uri);
      const waiting = client.db('x').collection('things').watch();
      const next = codeOf(waiting.next());
      await client.db('x').collection('others').insertOne({});
      await waiting.close();
      await client.close();
      await database.close();
      await next;
      expect(await codeOf(MongoClient.connect(database.uri, { serverSelectionTimeoutMS: 200 }))).not.toBe('no error');
    }));

  it('is not heard from outside of the machine', () =>
    folder(async (path) => {
      const database = await serve({ path, noSync: true });
      const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
      const outside = addresses.filter(({ family, internal }) => family === 'IPv4' && !internal);
      for (const { address } of outside) expect(await codeOf(reach(database.port, address))).toBe('ECONNREFUSED');
      await reach(database.port, '127.0.0.1');
      await database.close();
    }));
});

function reach(port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, address, () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}
