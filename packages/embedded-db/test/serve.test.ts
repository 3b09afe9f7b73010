import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { serve } from '@linli/embedded-db';

describe('somebody with unmodified mongoose', () => {
  it('stores a document and finds it again', async () => {
    const path = await mkdtemp(join(tmpdir(), 'embedded-db-'));
    const database = await serve({ path, noSync: true });
    const connection = await mongoose.createConnection(database.uri, { dbName: 'smoke' }).asPromise();
    const streets = connection.model('Street', new mongoose.Schema({ name: String }));
    await streets.create({ name: '三孝口街道' });
    expect((await streets.findOne({}).lean())?.name).toBe('三孝口街道');
    await connection.close();
    await database.close();
    await rm(path, { recursive: true });
  });
});
