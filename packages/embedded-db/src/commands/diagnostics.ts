import { uptime, memoryUsage } from 'node:process';
import { UUID } from 'bson';
import { count } from '../query/find.ts';
import { namespace, reply } from './command.ts';
import type { Command, Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Reply } from '../wire/reply.ts';

// The server version whose behaviour is imitated.
const VERSION = { version: '7.0.0', versionArray: [7, 0, 0, 0] };
const LARGEST = 16 * 2 ** 20;

function collStats(command: Command): Reply {
  const ns = namespace(command);
  const collection = command.reading.store.catalog.find(ns);
  const documents = collection ? count(command.reading, collection, { filter: {} }) : 0;
  return reply({ ns, count: documents, size: 0, nindexes: collection?.indexes.length ?? 0, capped: false });
}

function dbStats({ db, reading }: Command): Reply {
  const collections = reading.store.catalog.all().filter(({ ns }) => ns.startsWith(`${db}.`));
  return reply({
    db,
    collections: collections.length,
    indexes: collections.reduce((sum, one) => sum + one.indexes.length, 0),
  });
}

const fixed = (make: () => Doc): Definition => ({ kind: 'read', run: () => reply(make()) });

/** What drivers and shells ask about the server itself. */
export const diagnosticCommands: { readonly [name: string]: Definition } = {
  ping: fixed(() => ({})),
  buildInfo: fixed(() => ({
    ...VERSION,
    gitVersion: 'embedded-db',
    modules: [],
    maxBsonObjectSize: LARGEST,
    storageEngines: ['lmdb'],
  })),
  buildinfo: fixed(() => ({ ...VERSION, gitVersion: 'embedded-db', modules: [], maxBsonObjectSize: LARGEST })),
  serverStatus: fixed(() => ({
    ...VERSION,
    process: 'embedded-db',
    uptime: uptime(),
    mem: { resident: Math.round(memoryUsage().rss / 2 ** 20) },
    storageEngine: { name: 'lmdb' },
  })),
  getParameter: fixed(() => ({ featureCompatibilityVersion: { version: '7.0' } })),
  getCmdLineOpts: fixed(() => ({ argv: [], parsed: {} })),
  getLog: fixed(() => ({ totalLinesWritten: 0, log: [] })),
  startSession: fixed(() => ({ id: { id: new UUID() }, timeoutMinutes: 30 })),
  collStats: { kind: 'read', run: collStats },
  dbStats: { kind: 'read', run: dbStats },
};
