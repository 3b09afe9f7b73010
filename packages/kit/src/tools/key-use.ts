import { mongo } from 'mongoose';
import { keyIn } from '../seal/cipher.ts';
import { bytesOf } from '../seal/lazy-fields.ts';

/** What one key still seals in one collection. */
export interface KeyUse {
  readonly service: string;
  readonly collection: string;
  readonly key: string;
  readonly rows: number;
}

type Counts = readonly Pick<KeyUse, 'key' | 'rows'>[];

async function countsIn(collection: mongo.Collection): Promise<Counts> {
  const groups = collection.aggregate<{ _id: string | null; rows: number }>([
    { $group: { _id: '$sealedBy', rows: { $sum: 1 } } },
  ]);
  return (await groups.toArray()).map(({ _id, rows }) => ({ key: _id ?? 'in clear', rows }));
}

// Steps that wait for the counters, what some have yet to hear and answers of the last day go by themselves; a key must
// outlive them.
async function countsInBooks(db: mongo.Db): Promise<Counts> {
  const found = new Map<string, number>();
  const add = (sealed: unknown): void => {
    const bytes = bytesOf(sealed);
    if (bytes) found.set(keyIn(bytes), (found.get(keyIn(bytes)) ?? 0) + 1);
  };
  for await (const { sealedSteps, whisper } of db.collection('journal').find({ pending: { $gt: '' } }))
    for (const sealed of [sealedSteps, whisper]) add(sealed);
  for await (const { sealed } of db.collection('idempotency').find({ sealed: { $exists: true } })) add(sealed);
  return [...found].map(([key, rows]) => ({ key, rows }));
}

async function isSealed(collection: mongo.Collection): Promise<boolean> {
  const indexes = await collection.indexes();
  return indexes.some(({ key }) => Object.keys(key as object)[0] === 'sealedBy');
}

/** Every use of every key, straight from the databases of all services. */
export async function keyUse(uri: string): Promise<readonly KeyUse[]> {
  const client = await mongo.MongoClient.connect(uri);
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    const uses: KeyUse[] = [];
    for (const { name: service } of databases) {
      const db = client.db(service);
      for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
        if (!(await isSealed(db.collection(name)))) continue;
        for (const use of await countsIn(db.collection(name))) uses.push({ service, collection: name, ...use });
      }
      for (const use of await countsInBooks(db)) uses.push({ service, collection: 'books', ...use });
    }
    return uses;
  } finally {
    await client.close();
  }
}
