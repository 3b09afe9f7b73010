import { decode, encode } from '../bson/doc.ts';
import { isTruthy, toCount } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { count, find } from '../query/find.ts';
import { compileProjection } from '../query/project.ts';
import { sortFields } from '../query/sort.ts';
import { firstBatch } from './batches.ts';
import { handedOver } from './long-reads.ts';
import { docIn, namespace, reply } from './command.ts';
import { keyText } from '../bson/encode-value.ts';
import { pathOf, valuesInRaw } from '../bson/path.ts';
import { compare } from '../bson/compare.ts';
import type { Command, Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Query } from '../query/find.ts';
import type { Row } from '../store/read.ts';
import type { Snapshot } from '../store/lmdb.ts';
import type { Reply } from '../wire/reply.ts';

/** The question inside a `find`. */
export function queryOf(body: Doc): Query {
  const text = '$text' in docIn(body, 'filter');
  if (text) refuse('IndexNotFound', 'text index required for $text query: this store has none');
  return {
    filter: docIn(body, 'filter'),
    sort: sortFields(body['sort']),
    skip: toCount(body['skip']),
    limit: Math.abs(toCount(body['limit'])),
    hint: body['hint'],
    variables: docIn(body, 'let'),
  };
}

function runFind(command: Command): Reply {
  const { body, reading } = command;
  const ns = namespace(command);
  const collection = reading.store.catalog.find(ns);
  const isSingle = isTruthy(body['singleBatch'] ?? false) || toCount(body['limit']) < 0;
  if (!collection) return firstBatch(command, { ns, docs: [] });
  const query = queryOf(body);
  return fromSnapshot(command, isSingle ? 1 : (query.limit ?? 0), (snapshot) => {
    const docs = projected(find(reading, collection, { ...query, snapshot }), body, query);
    return firstBatch(command, { ns, docs, batchSize: body['batchSize'], isSingle, snapshot });
  });
}

/** Answers from a snapshot when the answer may not fit into its first batch; the cursor then keeps it. */
export function fromSnapshot(
  { body, reading }: Command,
  limit: number,
  answer: (snapshot: Snapshot | undefined) => Reply,
): Reply {
  const isShort = limit > 0 && limit <= toCount(body['batchSize'], 101);
  const snapshot = isShort || reading.transaction ? undefined : reading.store.tables.docs.useReadTransaction();
  try {
    return answer(snapshot);
  } catch (error) {
    snapshot?.done();
    throw error;
  }
}

function* projected(rows: Iterable<Row>, body: Doc, { filter, variables }: Query): Generator<Buffer> {
  const spec = docIn(body, 'projection');
  if (Object.keys(spec).length === 0) {
    for (const { raw } of rows) yield raw;
    return;
  }
  const project = compileProjection(spec, { filter, variables });
  for (const { raw } of rows) yield encode(project(decode(raw)));
}

function runCount(command: Command): Reply {
  const { body, reading } = command;
  const collection = reading.store.catalog.find(namespace(command));
  if (!collection) return reply({ n: 0 });
  const { sort: _, ...query } = queryOf({ ...body, filter: body['query'] });
  return reply({ n: count(reading, collection, query) });
}

function runDistinct(command: Command): Reply {
  const { body, reading } = command;
  const collection = reading.store.catalog.find(namespace(command));
  const values = new Map<string, unknown>();
  const path = pathOf(String(body['key']));
  const query = queryOf({ ...body, filter: body['query'] });
  for (const { raw } of collection ? find(reading, collection, query) : [])
    for (const value of valuesInRaw(raw, path).flat()) if (value !== undefined) values.set(keyText(value), value);
  return reply({ values: [...values.values()].sort(compare) });
}

/** The commands that only read. */
export const readCommands: { readonly [name: string]: Definition } = {
  find: { kind: 'read', run: handedOver(runFind) },
  count: { kind: 'read', run: handedOver(runCount) },
  distinct: { kind: 'read', run: handedOver(runDistinct) },
};
