import { mkdirSync } from 'node:fs';
import { open } from 'lmdb';
import { refuse } from '../errors.ts';
import type { Database, RootDatabase, Transaction as Snapshot } from 'lmdb';

export type { Snapshot };
export type Table = Database<Buffer, Buffer>;

/** The files of a database: documents, index entries, the journal of changes, retry records, and the catalogue. */
export type Tables = {
  readonly root: RootDatabase<Buffer, Buffer>;
  readonly meta: Table;
  readonly docs: Table;
  readonly entries: Table;
  readonly journal: Table;
  readonly retries: Table;
};

export type StorageOptions = {
  readonly path: string;
  readonly noSync?: boolean;
  readonly mapSize?: number;
  /** Only looks at files that are there; somebody else may be writing them. */
  readonly isReadOnly?: boolean;
};

// What is written into new files, so that an older program refuses them instead of misreading them.
const FORMAT = 5;
const FORMAT_KEY = Buffer.from('format');
// The ceiling of the file; LMDB reserves addresses, not disk.
const MAP_SIZE = 16 * 2 ** 30;
const MOST_READERS = 1024;
const BINARY = { encoding: 'binary', keyEncoding: 'binary' } as const;

/** Opens the files, and creates them when they are not there. */
export function openTables({ path, noSync = false, mapSize = MAP_SIZE, isReadOnly = false }: StorageOptions): Tables {
  if (!isReadOnly) mkdirSync(path, { recursive: true });
  const root = open<Buffer, Buffer>({
    path,
    noSync,
    mapSize,
    maxDbs: 8,
    maxReaders: MOST_READERS,
    noSubdir: false,
    readOnly: isReadOnly,
    ...BINARY,
  });
  const table = (name: string): Table => root.openDB<Buffer, Buffer>({ name, ...BINARY });
  const meta = table('meta');
  checkFormat(meta);
  return {
    root,
    meta,
    docs: table('docs'),
    entries: table('entries'),
    journal: table('journal'),
    retries: table('retries'),
  };
}

function checkFormat(meta: Table): void {
  const stored = meta.get(FORMAT_KEY)?.readUInt32BE(0);
  if (stored === undefined) meta.putSync(FORMAT_KEY, uint32(FORMAT));
  else if (stored !== FORMAT)
    refuse(
      'IllegalOperation',
      `The files have format ${stored}, this program reads ${FORMAT}: load the data again into an empty folder.`,
    );
}

/** Four bytes, big end first: the number of a collection or an index at the head of a key. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const AFTER_ALL = Buffer.from([0xff]);

/** The first key behind everything that starts with this prefix: no component begins with 0xff. */
export function after(prefix: Buffer): Buffer {
  return Buffer.concat([prefix, AFTER_ALL]);
}

const FIRST = Buffer.from([0x01]);

/** The first key of those that hold exactly these components: a descending number just above goes on with zero. */
export function from(components: Buffer): Buffer {
  return Buffer.concat([components, FIRST]);
}
