import { deserialize } from 'bson';
import { connect } from './driver.ts';
import type { Doc } from '../bson/doc.ts';
import type { Target } from './target.ts';

// Values keep their types: what was dumped is what is stored.
const EXACT = { promoteValues: false, promoteLongs: false, bsonRegExp: true } as const;

/** A running server. */
export async function addressTarget(uri: string): Promise<Target> {
  const client = await connect(uri);
  return {
    command: async (db, body) => (await client.db(db).command(body)) as Doc,
    insert: async (db, collection, documents) => {
      const decoded = documents.map((raw) => deserialize(raw, EXACT));
      await client.db(db).collection(collection).insertMany(decoded, { ignoreUndefined: false });
    },
    close: () => client.close(),
  };
}
