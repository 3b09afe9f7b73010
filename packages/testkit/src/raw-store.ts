import type { Running } from '@linli/kit';

/** One document as it lies in the database, bytes and all. */
export interface RawDocument {
  readonly collection: string;
  /** All of it in words; bytes read as text, so that a value kept as bytes is seen too. */
  readonly text: string;
}

interface Bytes {
  readonly _bsontype?: string;
  readonly buffer?: Uint8Array;
}

const inWords = (_: string, value: unknown): unknown => {
  const { _bsontype, buffer } = (value ?? {}) as Bytes;
  return _bsontype === 'Binary' && buffer ? Buffer.from(buffer).toString() : value;
};

/** Every document of a service, past the kit: rows, journal, counters and all its other books. */
export async function documentsOf({ engine }: Running): Promise<readonly RawDocument[]> {
  const { connection } = engine.store;
  const found: RawDocument[] = [];
  for (const { name } of await connection.listCollections()) {
    for await (const each of connection.collection(name).find())
      found.push({ collection: name, text: JSON.stringify(each, inWords) });
  }
  return found;
}
