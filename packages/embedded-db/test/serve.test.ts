import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'bson';
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

  it('goes on when somebody sends nonsense', () =>
    folder(async (path) => {
      const database = await serve({ path, noSync: true });
      const nonsense = [
        Buffer.from('GET / HTTP/1.1\r\n\r\n'),
        Buffer.alloc(64),
        Buffer.alloc(64, 0xff),
        brokenInsert(),
      ];
      for (const bytes of nonsense) await say(database.port, bytes);
      const client = await MongoClient.connect(database.uri);
      const things = client.db('x').collection('things');
      await things.insertOne({ a: 1 });
      expect(await things.countDocuments()).toBe(1);
      await client.close();
      await database.close();
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

// An insert whose document claims to hold a text of two thousand million bytes.
function brokenInsert(): Buffer {
  const doc = Buffer.from('13000000026100ffffff7f7800000000000000', 'hex');
  const body = Buffer.from(serialize({ insert: 'things', $db: 'x' }));
  const section = Buffer.concat([Buffer.from([1]), size(4 + 10 + doc.length), Buffer.from('documents\0'), doc]);
  const rest = Buffer.concat([Buffer.alloc(4), Buffer.from([0]), body, section]);
  return Buffer.concat([size(16 + rest.length), size(1), size(0), size(2013), rest]);
}

function size(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

function say(port: number, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(100, () => socket.destroy());
    socket.on('data', () => socket.destroy());
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve());
  });
}

function reach(port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, address, () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}
