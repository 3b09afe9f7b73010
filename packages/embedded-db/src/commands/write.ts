import { ObjectId } from 'bson';
import { nameAt } from '../bson/names.ts';
import { BSON, elements, findElement, sizeAt } from '../bson/raw.ts';
import { isTruthy, toCount } from '../bson/kinds.ts';
import { ServerError, refuse } from '../errors.ts';
import { find } from '../query/find.ts';
import { document, named } from '../stream/difference.ts';
import { insert, write } from '../store/write.ts';
import { collectionFor, docIn, docsIn, namespace, reply } from './command.ts';
import { updateOne } from './update.ts';
import type { Command, Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Reply } from '../wire/reply.ts';

const ID = Buffer.from('_id');
const DOLLAR = 0x24;

/** Does every statement, or in an ordered command all up to the first that fails; says which failed. */
function eachStatement<T>(command: Command, list: readonly T[], run: (item: T, index: number) => void): Doc {
  const writeErrors: Doc[] = [];
  const { failPoint } = command.server;
  for (const [index, item] of list.entries()) {
    try {
      failPoint.onWrite(command.body);
      run(item, index);
    } catch (error) {
      if (!(error instanceof ServerError) || command.reading.transaction) throw error;
      const { errorLabels: _, ...extra } = error.extra;
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...extra });
      if (command.body['ordered'] !== false) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}

function runInsert(command: Command): Reply {
  const collection = collectionFor(command, namespace(command));
  let n = 0;
  const errors = eachStatement(command, command.documents, (raw) => {
    insert(command.reading, collection, withId(raw));
    n++;
  });
  return reply({ n, ...errors });
}

/** The document with its `_id` in front; one is made when there is none. */
export function withId(raw: Buffer): Buffer {
  checkBytes(raw);
  const element = findElement(raw, 0, ID);
  if (element < 0) return document([idElement(new ObjectId()), raw.subarray(4, -1)]);
  const type = raw[element];
  if (type === BSON.array || type === BSON.regex || type === BSON.undefined)
    refuse('InvalidIdField', `The '_id' value cannot be of type ${type === BSON.array ? 'array' : 'regex'}`);
  if (type === BSON.object) checkIdFields(raw, element + ID.length + 2);
  if (element === 4) return raw;
  const parts: Buffer[] = [];
  elements(raw, 0, (kind, name, value) => {
    const part = raw.subarray(name - 1, value + sizeAt(raw, kind, value));
    if (name === element + 1) parts.unshift(part);
    else parts.push(part);
  });
  return document(parts);
}

function checkIdFields(raw: Buffer, at: number): void {
  elements(raw, at, (_, name) => {
    if (raw[name] === DOLLAR)
      refuse(
        'DollarPrefixedFieldName',
        `_id fields may not contain '$'-prefixed fields: ${nameAt(raw, name)} is not valid for storage.`,
      );
  });
}

// Broken bytes must not get into the store, where everybody would stumble over them.
function checkBytes(raw: Buffer): void {
  try {
    elements(raw, 0, () => undefined);
  } catch (error) {
    refuse(22, `Invalid BSON: ${String(error)}`);
  }
}

function idElement(id: ObjectId): Buffer {
  return named(BSON.objectId, '_id', Buffer.from(id.id));
}

function runUpdate(command: Command): Reply {
  const ns = namespace(command);
  const total = { n: 0, nModified: 0 };
  const upserted: Doc[] = [];
  const errors = eachStatement(command, docsIn(command.body, 'updates'), (statement, index) => {
    const result = updateOne(command, ns, statement);
    total.n += result.matched;
    total.nModified += result.modified;
    if (result.upserted) upserted.push({ index, _id: result.upserted.id });
  });
  return reply({ ...total, ...(upserted.length > 0 && { upserted }), ...errors });
}

function runDelete(command: Command): Reply {
  const { reading, body } = command;
  const collection = reading.store.catalog.find(namespace(command));
  let n = 0;
  const errors = eachStatement(command, docsIn(body, 'deletes'), (statement) => {
    const query = { filter: docIn(statement, 'q'), limit: toCount(statement['limit']), hint: statement['hint'] };
    if (!collection) return;
    for (const { key, raw } of Array.from(find(reading, collection, { ...query, variables: docIn(body, 'let') }))) {
      write(reading, { collection, key, before: raw });
      n++;
    }
  });
  return reply({ n, ...errors });
}

/** True when a command writes at most one document: nothing of it is written before all of it is checked. */
export function isSingleWrite(name: string, body: Doc, documents: readonly Buffer[]): boolean {
  if (name === 'insert') return documents.length <= 1;
  if (name === 'findAndModify' || name === 'findandmodify') return true;
  const statements = name === 'update' ? body['updates'] : name === 'delete' ? body['deletes'] : undefined;
  if (!Array.isArray(statements) || statements.length > 1) return false;
  const [only] = statements as readonly Doc[];
  return name === 'update' ? !isTruthy(only?.['multi'] ?? false) : toCount(only?.['limit']) === 1;
}

/** The commands that write documents. */
export const writeCommands: { readonly [name: string]: Definition } = {
  insert: { kind: 'write', run: runInsert },
  update: { kind: 'write', run: runUpdate },
  delete: { kind: 'write', run: runDelete },
};
