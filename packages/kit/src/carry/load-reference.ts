import { mongo } from 'mongoose';
import { type Reference, referenceOf, type ReferenceRow } from '../collection/reference.ts';
import type { Desk } from './desk.ts';
import { gramsOf } from './grams.ts';
import type { LoadedRow } from './reference-view.ts';
import { journalRow } from './line.ts';

interface Document {
  readonly _id: string;
  readonly version: number;
}

const BATCH = 5_000;

// What is there already is refused by its id and stays as it is; anything else that is refused is a fault.
async function add(books: mongo.Collection<Document>, batch: readonly Document[]): Promise<number> {
  try {
    return (await books.insertMany([...batch], { ordered: false })).insertedCount;
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
    const faults = [error.writeErrors].flat();
    if (faults.some(({ code }) => code !== 11_000)) throw error;
    return error.insertedCount;
  }
}

async function replace(books: mongo.Collection<Document>, batch: readonly Document[]): Promise<number> {
  const replacing = batch.map((each) => ({
    replaceOne: { filter: { _id: each._id }, replacement: each, upsert: true },
  }));
  await books.bulkWrite(replacing, { ordered: false });
  return batch.length;
}

/** Puts reference rows in bulk and says so once in the journal. Gives back how many came or were replaced. */
export async function loadReference<T extends ReferenceRow>(
  desk: Desk,
  source: Reference<T>,
  rows: Iterable<LoadedRow<T>> | AsyncIterable<LoadedRow<T>>,
  keep = false,
): Promise<number> {
  const { store } = desk;
  const books = store.reference(source).collection as unknown as mongo.Collection<Document>;
  const { grams } = referenceOf(source).options;
  const isEmpty = (await books.findOne({}, { projection: { _id: 1 } })) === null;
  const put = keep || isEmpty ? add : replace;
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
    if (batch.length > 0) loaded += await put(books, batch);
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
