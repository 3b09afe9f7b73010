import { memoryUsage, uptime } from 'node:process';
import { Timestamp } from 'bson';
import { toCount } from '../bson/kinds.ts';
import { historyOf, sizeOfDocuments, sizeOfIndex } from '../store/sizes.ts';
import { namespace, reply } from './command.ts';
import { VERSION } from './diagnostics.ts';
import type { Command, Definition } from './command.ts';
import type { Collection } from '../store/catalog.ts';
import type { Tables } from '../store/lmdb.ts';
import type { Reply } from '../wire/reply.ts';

type Sizes = {
  readonly count: number;
  readonly size: number;
  readonly indexSizes: { readonly [name: string]: number };
};

async function sizesOf(tables: Tables, collection: Collection | undefined): Promise<Sizes> {
  if (!collection) return { count: 0, size: 0, indexSizes: {} };
  const { count, bytes } = await sizeOfDocuments(tables, collection);
  const indexSizes: { [name: string]: number } = {};
  for (const { id, name } of collection.indexes) indexSizes[name] = (await sizeOfIndex(tables, id)).bytes;
  return { count, size: bytes, indexSizes };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

async function collStats(command: Command): Promise<Reply> {
  const { reading, body } = command;
  const ns = namespace(command);
  const scale = toCount(body['scale'], 1);
  const { count, size, indexSizes } = await sizesOf(reading.store.tables, reading.store.catalog.find(ns));
  const scaled = Object.fromEntries(Object.entries(indexSizes).map(([name, bytes]) => [name, floor(bytes, scale)]));
  const totalIndexSize = floor(sum(Object.values(indexSizes)), scale);
  return reply({
    ns,
    count,
    size: floor(size, scale),
    ...(count > 0 && { avgObjSize: Math.floor(size / count) }),
    storageSize: floor(size, scale),
    capped: false,
    nindexes: Object.keys(indexSizes).length,
    totalIndexSize,
    totalSize: floor(size, scale) + totalIndexSize,
    indexSizes: scaled,
    scaleFactor: scale,
  });
}

function floor(bytes: number, scale: number): number {
  return Math.floor(bytes / scale);
}

async function dbStats({ db, reading, body }: Command): Promise<Reply> {
  const { tables, catalog } = reading.store;
  const scale = toCount(body['scale'], 1);
  const own = catalog.all().filter(({ ns }) => ns.startsWith(`${db}.`));
  const sizes: Sizes[] = [];
  for (const collection of own) sizes.push(await sizesOf(tables, collection));
  const objects = sum(sizes.map(({ count }) => count));
  const dataSize = sum(sizes.map(({ size }) => size));
  const indexSize = sum(sizes.flatMap(({ indexSizes }) => Object.values(indexSizes)));
  return reply({
    db,
    collections: own.length,
    views: 0,
    objects,
    avgObjSize: objects > 0 ? dataSize / objects : 0,
    dataSize: floor(dataSize, scale),
    storageSize: floor(dataSize, scale),
    indexes: sum(own.map(({ indexes }) => indexes.length)),
    indexSize: floor(indexSize, scale),
    totalSize: floor(dataSize + indexSize, scale),
    scaleFactor: scale,
  });
}

function serverStatus({ reading, body }: Command): Reply {
  const { from, to, bytes } = historyOf(reading.store.tables);
  const oplog = { earliestOptime: new Timestamp(from), latestOptime: new Timestamp(to), bytes };
  return reply({
    ...VERSION,
    process: 'embedded-db',
    uptime: uptime(),
    localTime: new Date(),
    mem: { resident: Math.round(memoryUsage().rss / 2 ** 20) },
    storageEngine: { name: 'lmdb' },
    ...(toCount(body['oplog']) === 1 && { oplog }),
  });
}

/** How large things are. */
export const sizeCommands: { readonly [name: string]: Definition } = {
  collStats: { kind: 'read', run: collStats },
  dbStats: { kind: 'read', run: dbStats },
  serverStatus: { kind: 'read', run: serverStatus },
};
