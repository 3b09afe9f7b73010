import { encode } from '../bson/doc.ts';
import { compare, isEqual } from '../bson/compare.ts';
import { isDoc, isTruthy } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { buildIndex, clear } from '../store/build-index.ts';
import { indexFrom } from '../store/index-spec.ts';
import { INDEX_OPTIONS } from '../subset/commands.ts';
import { firstBatch } from './batches.ts';
import { docsIn, namespace, reply } from './command.ts';
import type { Command, Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Collection } from '../store/catalog.ts';
import type { Index } from '../store/index-spec.ts';
import type { Transaction } from '../txn/transaction.ts';
import type { Reply } from '../wire/reply.ts';

const DIRECTIONS = new Set(['2dsphere']);

function createIndexes(command: Command): Reply {
  const { reading, body } = command;
  const { transaction } = reading;
  const { catalog, tables, journal } = reading.store;
  const ns = namespace(command);
  const isNew = catalog.find(ns) === undefined;
  const collection = catalog.ensure(ns);
  const before = collection.indexes.length;
  for (const asked of docsIn(body, 'indexes')) {
    const spec = checked(asked);
    if (isThere(collection, spec)) continue;
    const index = indexFrom({ id: catalog.takeNumber(), name: String(spec['name']), spec, multikey: [], isCut: false });
    if (transaction) checkDraft(transaction, collection);
    else buildIndex(tables, collection, index);
    catalog.setIndexes(collection, [...collection.indexes, index]);
    if (!transaction)
      journal.record({ operation: 'createIndexes', ns, body: encode({ operationDescription: { indexes: [spec] } }) });
  }
  return reply({
    numIndexesBefore: before,
    numIndexesAfter: collection.indexes.length,
    createdCollectionAutomatically: isNew,
  });
}

// A transaction may give indexes to what it has created itself, as long as it is empty.
function checkDraft({ catalog, overlays }: Transaction, { ns, id }: Collection): void {
  const kind = !catalog.drafts.has(ns) ? 'existing' : overlays.has(id) ? 'non-empty' : undefined;
  if (kind !== undefined)
    refuse(
      'OperationNotSupportedInTransaction',
      `Cannot create new indexes on ${kind} collection ${ns} in a multi-document transaction.`,
    );
}

// Indexes that are there already change nothing.
function changedBy(command: Command): readonly string[] {
  const ns = namespace(command);
  const { indexes = [] } = command.reading.store.catalog.find(ns) ?? {};
  const isNew = (spec: Doc): boolean => !indexes.some((index) => isSameKey(index, spec));
  return docsIn(command.body, 'indexes').some(isNew) ? [ns] : [];
}

function checked(spec: Doc): Doc {
  const { key } = spec;
  if (!isDoc(key) || Object.keys(key).length === 0) refuse('CannotCreateIndex', 'Index keys cannot be an empty object');
  const unsupported = Object.values(key).find(
    (direction) => typeof direction === 'string' && !DIRECTIONS.has(direction),
  );
  if (unsupported !== undefined)
    refuse('CannotCreateIndex', `Indexes of type '${String(unsupported)}' are not supported`);
  if (spec['collation'] !== undefined) refuse('CannotCreateIndex', 'Indexes with a collation are not supported');
  const name = spec['name'] ?? Object.entries(key).flat().join('_');
  const version = Object.values(key).includes('2dsphere') ? { '2dsphereIndexVersion': 3 } : {};
  const own = Object.fromEntries(Object.entries(spec).filter(([option]) => INDEX_OPTIONS.has(option)));
  return { v: 2, ...own, name, ...version };
}

const DISTINGUISHING = ['unique', 'sparse'];

function isThere({ indexes }: Collection, spec: Doc): boolean {
  const sameName = indexes.find(({ name }) => name === spec['name']);
  const sameKey = indexes.find((index) => isSameKey(index, spec));
  const found = sameName ?? sameKey;
  if (!found) return false;
  if (sameName && !isSameKey(sameName, spec))
    refuse(
      'IndexKeySpecsConflict',
      `An existing index has the same name as the requested index: ${String(spec['name'])}`,
    );
  const isChanged =
    DISTINGUISHING.some((option) => isTruthy(found.spec[option] ?? false) !== isTruthy(spec[option] ?? false)) ||
    compare(found.spec['expireAfterSeconds'], spec['expireAfterSeconds']) !== 0 ||
    !isEqual(found.spec['partialFilterExpression'], spec['partialFilterExpression']);
  if (isChanged && !found.isPrimary)
    refuse('IndexOptionsConflict', `Index already exists with different options: ${found.name}`);
  return true;
}

function isSameKey({ spec }: Index, { key }: Doc): boolean {
  return isEqual(spec['key'], key);
}

function listIndexes(command: Command): Reply {
  const ns = namespace(command);
  const collection = command.reading.store.catalog.find(ns);
  if (!collection) refuse('NamespaceNotFound', `ns does not exist: ${ns}`);
  return firstBatch(command, {
    ns,
    docs: collection.indexes.map(({ spec }) => encode(spec)),
    batchSize: Number.MAX_SAFE_INTEGER,
  });
}

function dropIndexes(command: Command): Reply {
  const { reading, body } = command;
  const { catalog, tables } = reading.store;
  const ns = namespace(command);
  const collection = catalog.find(ns);
  if (!collection) refuse('NamespaceNotFound', 'ns not found');
  const nIndexesWas = collection.indexes.length;
  const gone = namedIn(collection, body['index']);
  for (const { id } of gone) clear(tables.entries, id);
  catalog.setIndexes(
    collection,
    collection.indexes.filter((index) => !gone.includes(index)),
  );
  const operationDescription = { indexes: gone.map(({ spec }) => spec) };
  if (gone.length > 0)
    reading.store.journal.record({ operation: 'dropIndexes', ns, body: encode({ operationDescription }) });
  return reply({ nIndexesWas });
}

function namedIn({ indexes }: Collection, asked: unknown): readonly Index[] {
  if (asked === '*') return indexes.filter((index) => !index.isPrimary);
  const list: readonly unknown[] = Array.isArray(asked) ? asked : [asked];
  return list.map((one) => {
    const found = indexes.find((index) =>
      typeof one === 'string' ? index.name === one : isEqual(index.spec['key'], one),
    );
    if (!found) refuse('IndexNotFound', `index not found with name [${String(one)}]`);
    if (found.isPrimary) refuse('InvalidOptions', 'cannot drop _id index');
    return found;
  });
}

/** Indexes. */
export const indexCommands: { readonly [name: string]: Definition } = {
  createIndexes: { kind: 'schema', run: createIndexes, changes: changedBy },
  listIndexes: { kind: 'read', run: listIndexes },
  dropIndexes: { kind: 'schema', run: dropIndexes, changes: (command) => [namespace(command)] },
  deleteIndexes: { kind: 'schema', run: dropIndexes, changes: (command) => [namespace(command)] },
};
