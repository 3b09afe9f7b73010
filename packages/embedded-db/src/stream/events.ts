import { Timestamp } from 'bson';
import { decode } from '../bson/doc.ts';
import { namespaceOf } from '../store/catalog.ts';
import { docKeyOf } from '../store/index-keys.ts';
import { docsKey } from '../store/read.ts';
import { formatToken } from './token.ts';
import { recordsIn } from './journal.ts';
import { uint64 } from './timestamp.ts';
import type { JournalRecord, Operation } from './journal.ts';
import type { StreamOptions } from './options.ts';
import type { Position } from './token.ts';
import type { Doc } from '../bson/doc.ts';
import type { Store } from '../store/store.ts';

/** What a change stream looks at. */
export type Watched = {
  readonly ns: string;
  readonly db: string;
  readonly isWholeDatabase: boolean;
  readonly options: StreamOptions;
};

const ALWAYS = new Set<Operation>(['insert', 'update', 'replace', 'delete', 'drop', 'rename', 'dropDatabase']);
const ENDS = new Set<Operation>(['drop', 'rename']);

/** True for a record that the stream shows. */
export function isWatched(
  { ns, operation }: JournalRecord,
  { ns: own, db, isWholeDatabase, options }: Watched,
): boolean {
  if (!ALWAYS.has(operation) && !options.isExpanded) return false;
  if (options.isCluster) return true;
  return isWholeDatabase ? ns.startsWith(`${db}.`) : ns === own;
}

/** A stream on a collection ends with it, a stream on a database with that. */
export function isEnding({ operation }: JournalRecord, { isWholeDatabase, options }: Watched): boolean {
  if (options.isCluster) return false;
  return isWholeDatabase ? operation === 'dropDatabase' : operation === 'drop' || operation === 'rename';
}

/** The event a record stands for. */
export function eventOf(store: Store, record: JournalRecord, { options }: Watched, position: Position): Doc {
  const { operation, ns } = record;
  const { coll, db } = namespaceOf(ns);
  const uuid = options.isExpanded ? uuidOf(store, ns, position) : undefined;
  return {
    _id: { _data: formatToken(position) },
    operationType: operation,
    ...timesOf(position),
    ns: coll === '' ? { db } : { db, coll },
    ...(uuid !== undefined && { collectionUUID: uuid }),
    ...bodyOf(store, record, options),
  };
}

/** The last event of a stream that ended. */
export function endOf(position: Position): Doc {
  return { _id: { _data: formatToken(position) }, operationType: 'invalidate', ...timesOf(position) };
}

function timesOf({ commit }: Position): Doc {
  return { clusterTime: new Timestamp(commit), wallTime: new Date(Number(commit >> 32n) * 1000) };
}

function bodyOf(store: Store, { operation, ns, body }: JournalRecord, options: StreamOptions): Doc {
  if (operation === 'insert' || operation === 'replace') {
    const fullDocument = decode(body);
    return { documentKey: { _id: fullDocument['_id'] }, fullDocument };
  }
  const { _id, u, r, t = [], d, uuid: _, operationDescription, ...rest } = decode(body);
  if (operation === 'delete') return { documentKey: { _id } };
  if (operation !== 'update') return options.isExpanded ? { ...rest, operationDescription } : rest;
  const updateDescription = {
    updatedFields: u,
    removedFields: r,
    truncatedArrays: t,
    ...(options.isExpanded && d !== undefined && { disambiguatedPaths: d }),
  };
  const description = { documentKey: { _id }, updateDescription };
  return options.looksUp ? { ...description, fullDocument: current(store, ns, body) } : description;
}

// `updateLookup`: the document as it is now, or null when it is gone.
function current(store: Store, ns: string, body: Buffer): Doc | null {
  const collection = store.catalog.find(ns);
  const raw = collection && store.tables.docs.get(docsKey(collection, docKeyOf(body)));
  return raw ? decode(raw) : null;
}

// What is gone by now has told its number with its end.
function uuidOf(store: Store, ns: string, { commit }: Position): unknown {
  const found = store.catalog.find(ns);
  if (found) return found.uuid;
  for (const { value } of store.tables.journal.getRange({ start: uint64(commit) }))
    for (const record of recordsIn(value))
      if (record.ns === ns && ENDS.has(record.operation)) return decode(record.body)['uuid'];
  return undefined;
}
