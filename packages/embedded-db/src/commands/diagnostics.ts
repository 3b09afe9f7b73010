import { UUID } from 'bson';
import { reply } from './command.ts';
import type { Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';

/** Which server is imitated. */
export const VERSION = { version: '7.0.0', versionArray: [7, 0, 0, 0] };
const LARGEST = 16 * 2 ** 20;

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
  getCmdLineOpts: fixed(() => ({ argv: [], parsed: {} })),
  getLog: fixed(() => ({ totalLinesWritten: 0, log: [] })),
  startSession: fixed(() => ({ id: { id: new UUID() }, timeoutMinutes: 30 })),
};
