import { decode } from '../bson/doc.ts';
import { namespaceOf } from '../store/catalog.ts';
import { docKeyOf } from '../store/index-keys.ts';
import { docsKey } from '../store/read.ts';
import type { JournalRecord } from './journal.ts';
import type { Doc } from '../bson/doc.ts';
import type { Store } from '../store/store.ts';

/** What a change stream looks at. */
export type Watched = {
  readonly ns: string;
  readonly db: string;
  readonly isWholeDatabase: boolean;
  readonly options: Doc;
};

const ALWAYS = new Set(['insert', 'update', 'replace', 'delete', 'drop', 'rename']);

/** True for a record that the stream shows. */
export function isWatched({ ns, operation }: JournalRecord, watched: Watched): boolean {
  if (!ALWAYS.has(operation) && watched.options['showExpandedEvents'] !== true) return false;
  if (watched.options['allChangesForCluster'] === true) return true;
  return watched.isWholeDatabase ? ns.startsWith(`${watched.db}.`) : ns === watched.ns;
}

/** The event a record stands for, without its token and time. */
export function eventOf(store: Store, { operation, ns, body }: JournalRecord, options: Doc): Doc {
  const head = { operationType: operation, ns: namespaceOf(ns) };
  if (operation === 'insert' || operation === 'replace') {
    const fullDocument = decode(body);
    return { ...head, documentKey: { _id: fullDocument['_id'] }, fullDocument };
  }
  const { _id, u, r, ...rest } = decode(body);
  if (operation === 'delete') return { ...head, documentKey: { _id } };
  if (operation !== 'update') return { ...head, ...rest };
  const updateDescription = { updatedFields: u, removedFields: r, truncatedArrays: [] };
  const fullDocument = options['fullDocument'];
  if (fullDocument === undefined || fullDocument === 'default')
    return { ...head, documentKey: { _id }, updateDescription };
  return { ...head, documentKey: { _id }, updateDescription, fullDocument: current(store, ns, body) };
}

// `updateLookup`: the document as it is now, or null when it is gone.
function current(store: Store, ns: string, body: Buffer): Doc | null {
  const collection = store.catalog.find(ns);
  const raw = collection && store.tables.docs.get(docsKey(collection, docKeyOf(body)));
  return raw ? decode(raw) : null;
}
