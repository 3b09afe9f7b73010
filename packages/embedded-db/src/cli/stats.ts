import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from '../dump/driver.ts';
import { openFolder } from '../dump/folder.ts';
import { OWN_DATABASES } from '../dump/source.ts';
import { historyOf, sizeOfDocuments, sizeOfIndex } from '../store/sizes.ts';
import { read, whereOf } from './options.ts';
import { columns, inMegabytes } from './table.ts';
import type { MongoClient, Timestamp } from 'mongodb';
import type { Options } from './options.ts';
import type { Output } from './output.ts';

type Row = readonly (string | number)[];
type Stats = { readonly rows: readonly Row[]; readonly history: string; readonly file?: string };

/** `stats`: what is in a resting folder or a running server, and how large it is. */
export async function showStats(argv: Options, output: Output): Promise<void> {
  const where = whereOf(read(argv, { data: 'text', uri: 'text' }));
  const { rows, history, file } = 'uri' in where ? await statsAt(where.uri) : await statsIn(where.data);
  for (const line of columns([['collection', 'entries', 'bytes'], ...rows])) output.say(line);
  output.say(`history: ${history}`);
  if (file !== undefined) output.say(`file: ${file}`);
}

async function statsIn(path: string): Promise<Stats> {
  const { tables, catalog } = openFolder(path);
  try {
    const rows: Row[] = [];
    for (const collection of catalog.all().toSorted((a, b) => (a.ns < b.ns ? -1 : 1))) {
      const documents = await sizeOfDocuments(tables, collection);
      rows.push([collection.ns, documents.count, documents.bytes]);
      for (const { id, name, isPrimary } of collection.indexes) {
        const size = isPrimary ? undefined : await sizeOfIndex(tables, id);
        if (size) rows.push([`  ${name}`, size.count, size.bytes]);
      }
    }
    const { from, to, bytes } = historyOf(tables);
    const { size } = await stat(join(path, 'data.mdb'));
    return { rows, history: span(from, to, bytes), file: inMegabytes(size) };
  } finally {
    await tables.root.close();
  }
}

async function statsAt(uri: string): Promise<Stats> {
  const client = await connect(uri);
  try {
    const rows: Row[] = [];
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    for (const { name } of databases) if (!OWN_DATABASES.has(name)) rows.push(...(await rowsOf(client, name)));
    const { oplog } = await client.db('admin').command({ serverStatus: 1, oplog: 1 });
    return { rows, history: spanIn(oplog as Oplog) };
  } finally {
    await client.close();
  }
}

type CollectionStats = {
  readonly count: number;
  readonly size: number;
  readonly indexSizes: { readonly [name: string]: number };
};

async function rowsOf(client: MongoClient, db: string): Promise<readonly Row[]> {
  const listed = await client.db(db).listCollections({}, { nameOnly: true }).toArray();
  const own = listed.filter(({ type }) => type === 'collection').toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const rows = await Promise.all(
    own.map(async ({ name }) => {
      const { count, size, indexSizes } = (await client.db(db).command({ collStats: name })) as CollectionStats;
      const indexes = Object.entries(indexSizes).map(([index, bytes]): Row => [`  ${index}`, '', bytes]);
      return [[`${db}.${name}`, count, size] as Row, ...indexes];
    }),
  );
  return rows.flat();
}

type Oplog = { readonly earliestOptime?: Timestamp; readonly latestOptime?: Timestamp; readonly bytes?: number };

function spanIn({ earliestOptime, latestOptime, bytes = 0 }: Oplog = {}): string {
  if (!earliestOptime || !latestOptime) return 'unknown';
  return span(earliestOptime.toBigInt(), latestOptime.toBigInt(), bytes);
}

function span(from: bigint, to: bigint, bytes: number): string {
  if (to === 0n) return 'empty';
  const moment = (time: bigint): string => new Date(Number(time >> 32n) * 1000).toISOString();
  return `${moment(from)} to ${moment(to)}, ${inMegabytes(bytes)}`;
}
