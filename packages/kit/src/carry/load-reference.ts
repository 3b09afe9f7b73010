import type { mongo } from 'mongoose';
import { type Reference, referenceOf, type ReferenceRow } from '../collection/reference.ts';
import type { Desk } from './desk.ts';
import { gramsOf } from './grams.ts';
import type { LoadedRow } from './reference-view.ts';
import { journalRow } from './write.ts';

interface Document {
  readonly _id: string;
  readonly version: number;
}

const BATCH = 5_000;

async function put(books: mongo.Collection<Document>, batch: readonly Document[], isEmpty: boolean): Promise<void> {
  // An empty collection takes plain inserts; a filled one is replaced row by row.
  if (isEmpty) await books.insertMany([...batch], { ordered: false });
  else {
    const replacing = batch.map((each) => ({
      replaceOne: { filter: { _id: each._id }, replacement: each, upsert: true },
    }));
    await books.bulkWrite(replacing, { ordered: false });
  }
}

/** Puts reference rows in bulk and says so once in the journal. Gives back how many. */
export async function loadReference<T extends ReferenceRow>(
  desk: Desk,
  source: Reference<T>,
  rows: Iterable<LoadedRow<T>> | AsyncIterable<LoadedRow<T>>,
): Promise<number> {
  const { store } = desk;
  const books = store.reference(source).collection as unknown as mongo.Collection<Document>;
  const { grams } = referenceOf(source).options;
  const isEmpty = (await books.findOne({}, { projection: { _id: 1 } })) === null;
  const documentOf = (row: LoadedRow<T>): Document => {
    const { id, ...rest } = row as LoadedRow<ReferenceRow>;
    return {
      ...rest,
      _id: id,
      version: row.version ?? 1,
      ...(grams ? { search: gramsOf(grams(row as unknown as ReferenceRow)) } : {}),
    };
  };
  let batch: Document[] = [];
  let loaded = 0;
  const flush = async () => {
    if (batch.length > 0) await put(books, batch, isEmpty);
    loaded += batch.length;
    batch = [];
  };
  for await (const row of rows) {
    batch.push(documentOf(row));
    if (batch.length === BATCH) await flush();
  }
  await flush();
  const line = {
    action: `${source.name}.loaded`,
    entity: source.name,
    subject: source.name,
    place: '',
    version: loaded,
    fields: [],
  };
  await store.books.journal.insertOne(journalRow(desk, line));
  return loaded;
}
