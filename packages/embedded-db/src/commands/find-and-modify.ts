import { decode } from '../bson/doc.ts';
import { isTruthy } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { find } from '../query/find.ts';
import { compileProjection } from '../query/project.ts';
import { sortFields } from '../query/sort.ts';
import { write } from '../store/write.ts';
import { checkUnused } from '../subset/updates.ts';
import { collectionFor, docIn, namespace, reply } from './command.ts';
import { changeRow, insertUpserted, updateOf } from './update.ts';
import type { Command, Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Row } from '../store/read.ts';
import type { Reply } from '../wire/reply.ts';

function run(command: Command): Reply {
  const { body, reading } = command;
  const isRemoval = isTruthy(body['remove'] ?? false);
  if (isRemoval === (body['update'] !== undefined))
    refuse(
      'FailedToParse',
      isRemoval ? 'Cannot specify both an update and remove=true' : 'Either an update or remove=true must be specified',
    );
  command.server.failPoint.onWrite(body);
  const ns = namespace(command);
  const filter = docIn(body, 'query');
  const variables = docIn(body, 'let');
  const query = { filter, variables, sort: sortFields(body['sort']), limit: 1, hint: body['hint'] };
  const existing = reading.store.catalog.find(ns);
  const [row] = existing ? find(reading, existing, query) : [];
  return isRemoval ? removed(command, ns, row) : modified(command, ns, row);
}

function removed(command: Command, ns: string, row: Row | undefined): Reply {
  const collection = command.reading.store.catalog.find(ns);
  if (!row || !collection) return reply({ lastErrorObject: { n: 0 }, value: null });
  write(command.reading, { collection, key: row.key, before: row.raw });
  return reply({ lastErrorObject: { n: 1 }, value: visible(command.body, row.raw) });
}

function modified(command: Command, ns: string, row: Row | undefined): Reply {
  const { body } = command;
  const isUpsert = isTruthy(body['upsert'] ?? false);
  const update = updateOf(body, docIn(body, 'query'), docIn(body, 'let'));
  if (!row && !isUpsert) {
    checkUnused(update);
    return reply({ lastErrorObject: { n: 0, updatedExisting: false }, value: null });
  }
  const collection = collectionFor(command, ns);
  const isNew = isTruthy(body['new'] ?? false);
  if (!row) {
    const made = insertUpserted(command, collection, update);
    const value = isNew ? visible(body, made.raw) : null;
    return reply({ lastErrorObject: { n: 1, updatedExisting: false, upserted: made.id }, value });
  }
  const after = changeRow(command, collection, { row, update }) ?? row.raw;
  return reply({ lastErrorObject: { n: 1, updatedExisting: true }, value: visible(body, isNew ? after : row.raw) });
}

function visible(body: Doc, raw: Buffer): Doc {
  const spec = docIn(body, 'fields');
  const doc = decode(raw);
  if (Object.keys(spec).length === 0) return doc;
  return compileProjection(spec, { filter: docIn(body, 'query'), variables: docIn(body, 'let') })(doc);
}

export const findAndModifyCommands: { readonly [name: string]: Definition } = {
  findAndModify: { kind: 'write', run },
  findandmodify: { kind: 'write', run },
};
