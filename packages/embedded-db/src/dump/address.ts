import { connect } from './driver.ts';
import { OWN_DATABASES } from './source.ts';
import type { Doc } from '../bson/doc.ts';
import type { Dumped, Source } from './source.ts';
import type { MongoClient } from 'mongodb';

// Values keep their types: what is dumped is what is stored.
const EXACT = { promoteValues: false, promoteLongs: false } as const;
const BATCH = 2000;

/** Everything a running server shows, collection by collection. */
export async function addressSource(uri: string): Promise<Source> {
  const client = await connect(uri);
  return {
    collections: () => collectionsOf(client),
    documents: ({ db, collection }) =>
      client
        .db(db)
        .collection(collection)
        .find({}, { raw: true, batchSize: BATCH, sort: { _id: 1 } }) as never,
    close: () => client.close(),
  };
}

async function collectionsOf(client: MongoClient): Promise<readonly Dumped[]> {
  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
  const dumped: Dumped[] = [];
  for (const { name } of databases.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    if (!OWN_DATABASES.has(name)) dumped.push(...(await collectionsIn(client, name)));
  return dumped;
}

async function collectionsIn(client: MongoClient, db: string): Promise<readonly Dumped[]> {
  const listed = await client.db(db).listCollections({}, { nameOnly: false }).toArray();
  const own = listed.filter(({ name, type }) => type === 'collection' && !name.startsWith('system.'));
  return Promise.all(
    own
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(async ({ name, options = {} }) => ({
        db,
        collection: name,
        options: options as Doc,
        indexes: (await client.db(db).collection(name).listIndexes(EXACT).toArray()) as Doc[],
      })),
  );
}
