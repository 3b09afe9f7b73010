import type { Db, Document, UpdateDescription } from 'mongodb';
import type { Event } from './follower.ts';
import type { History, Write } from './history.ts';

const NAMES = ['rows', 'left', 'right'] as const;

/** Compares every index with the documents. */
export async function validateAll(db: Db): Promise<readonly unknown[]> {
  const answers = await Promise.all(NAMES.map((name) => db.command({ validate: name })));
  return answers.flatMap(({ errors }) => errors as unknown[]);
}

/** All documents, by the name of their collection and their `_id`. */
export async function contents(db: Db): Promise<ReadonlyMap<string, Document>> {
  const found = new Map<string, Document>();
  for (const name of NAMES)
    for (const doc of await db.collection(name).find().toArray()) found.set(`${name}/${String(doc._id)}`, doc);
  return found;
}

/** What contradicts the history: acknowledged writes that are missing, and documents that are torn. */
export function lost(history: History, stored: ReadonlyMap<string, Document>): readonly string[] {
  const faults: string[] = [];
  const byId = new Map<string, Write[]>();
  for (const write of history.writes) for (const id of write.ids) byId.set(id, [...(byId.get(id) ?? []), write]);
  for (const [id, writes] of byId) {
    const isPossible = possible(writes).some((write) => isAfter(write, stored.get(id)));
    if (!isPossible) faults.push(`${id}: ${JSON.stringify(stored.get(id)?.['op'])} after ${JSON.stringify(writes)}`);
    if (id.startsWith('left/') && stored.has(id) !== stored.has(id.replace('left', 'right')))
      faults.push(`${id}: torn`);
  }
  for (const id of stored.keys()) if (!byId.has(id)) faults.push(`${id}: nobody wrote it`);
  return faults;
}

// The last acknowledged write, or one after it that was in doubt; before the first nothing is there.
function possible(writes: readonly Write[]): readonly (Write | undefined)[] {
  const last = writes.findLastIndex(({ acknowledged }) => acknowledged !== undefined);
  return last < 0 ? [undefined, ...writes] : writes.slice(last);
}

function isAfter(write: Write | undefined, doc: Document | undefined): boolean {
  if (write === undefined || write.kind === 'delete') return doc === undefined;
  return doc?.['op'] === write.op && doc['g'] === write.op % 10;
}

/** What contradicts the stream: writes that are missing in it, told twice, or told in another order than they were made. */
export function misled(history: History, events: readonly Event[]): readonly string[] {
  const faults: string[] = [];
  const told = new Set<string>();
  let latest = 0;
  for (const event of events) {
    const found = writeOf(history, event);
    if (!found) {
      faults.push(`nobody did ${JSON.stringify(event)}`);
      continue;
    }
    const [id, write] = found;
    const name = `${id}#${write.op}`;
    if (told.has(name)) faults.push(`${name}: told twice`);
    told.add(name);
    if ((write.acknowledged ?? Number.POSITIVE_INFINITY) < latest) faults.push(`${name}: told too late`);
    latest = Math.max(latest, write.sent);
  }
  for (const { op, ids, acknowledged } of history.writes)
    for (const id of ids)
      if (acknowledged !== undefined && !told.has(`${id}#${op}`)) faults.push(`${id}#${op}: not told`);
  return faults;
}

function writeOf(history: History, event: Event): readonly [string, Write] | undefined {
  if (!('documentKey' in event) || !('coll' in event.ns)) return undefined;
  const id = `${event.ns.coll}/${String(event.documentKey._id)}`;
  const op = opIn(event);
  const write = op === undefined ? history.of(id).find(({ kind }) => kind === 'delete') : history.writes[op];
  return write?.kind === event.operationType && write.ids.includes(id) ? [id, write] : undefined;
}

function opIn(event: Event): number | undefined {
  if (event.operationType === 'insert') return event.fullDocument.op;
  return event.operationType === 'update' ? event.updateDescription.updatedFields?.op : undefined;
}

/** The documents that the stream alone would lead to. */
export function replayed(events: readonly Event[]): ReadonlyMap<string, Document> {
  const docs = new Map<string, Document>();
  for (const event of events) {
    if (!('documentKey' in event) || !('coll' in event.ns)) continue;
    const id = `${event.ns.coll}/${String(event.documentKey._id)}`;
    if (event.operationType === 'insert') docs.set(id, event.fullDocument);
    if (event.operationType === 'delete') docs.delete(id);
    if (event.operationType === 'update') docs.set(id, applied(docs.get(id) ?? {}, event.updateDescription));
  }
  return docs;
}

// Elements of arrays are told by their places, and how long an array is that lost its end.
function applied(doc: Document, { updatedFields = {}, truncatedArrays = [] }: UpdateDescription<Document>): Document {
  const made: Document = structuredClone(doc);
  for (const { field, newSize } of truncatedArrays) made[field].length = newSize;
  for (const [path, value] of Object.entries(updatedFields)) {
    const [name = '', place] = path.split('.');
    if (place === undefined) made[name] = value;
    else made[name][Number(place)] = value;
  }
  return made;
}
