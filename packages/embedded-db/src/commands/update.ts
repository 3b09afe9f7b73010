import { encode } from '../bson/doc.ts';
import { isDoc, isTruthy } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { find } from '../query/find.ts';
import { sortFields } from '../query/sort.ts';
import { docKeyOf } from '../store/index-keys.ts';
import { write } from '../store/write.ts';
import { checkUnused } from '../subset/updates.ts';
import { isReplacement, updated, upserted } from '../update/document.ts';
import { collectionFor, docIn, docsIn } from './command.ts';
import type { Command } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Collection } from '../store/catalog.ts';
import type { Row } from '../store/read.ts';
import type { Update } from '../update/document.ts';

export type Updated = {
  readonly matched: number;
  readonly modified: number;
  readonly upserted?: { readonly id: unknown; readonly raw: Buffer };
};

/** The update a statement describes. */
export function updateOf(statement: Doc, filter: Doc, variables: Doc): Update {
  const change = statement['u'] ?? statement['update'];
  const isPipeline = Array.isArray(change) && change.every(isDoc);
  if (!isPipeline && !isDoc(change)) refuse('FailedToParse', 'An update must be an object or a pipeline');
  return { change, filter, arrayFilters: docsIn(statement, 'arrayFilters'), variables };
}

/** One statement of an `update`. */
export function updateOne(command: Command, ns: string, statement: Doc): Updated {
  const { reading, body } = command;
  const filter = docIn(statement, 'q');
  const variables = { ...docIn(body, 'let'), ...docIn(statement, 'c') };
  const update = updateOf(statement, filter, variables);
  const isMulti = isTruthy(statement['multi'] ?? false);
  if (isMulti && isReplacement(update.change))
    refuse('FailedToParse', 'multi update is not supported for replacement-style update');
  const query = {
    filter,
    variables,
    limit: isMulti ? 0 : 1,
    sort: sortFields(statement['sort']),
    hint: statement['hint'],
  };
  const existing = reading.store.catalog.find(ns);
  const rows = existing ? [...find(reading, existing, query)] : [];
  if (rows.length === 0 && isTruthy(statement['upsert'] ?? false)) {
    const made = insertUpserted(command, collectionFor(command, ns), update);
    return { matched: 1, modified: 0, upserted: made };
  }
  if (rows.length === 0) checkUnused(update);
  if (!existing) return { matched: 0, modified: 0 };
  const modified = rows.filter((row) => changeRow(command, existing, { row, update }) !== undefined).length;
  return { matched: rows.length, modified };
}

type RowUpdate = { readonly row: Row; readonly update: Update };

/** Updates one row; gives the new bytes when there are any. */
export function changeRow(
  { reading }: Command,
  collection: Collection,
  { row, update }: RowUpdate,
): Buffer | undefined {
  const after = updated(row.raw, update);
  if (after)
    write(reading, { collection, key: row.key, before: row.raw, after, isReplacement: isReplacement(update.change) });
  return after;
}

/** Inserts what an upsert makes of its filter and its update. */
export function insertUpserted(
  { reading }: Command,
  collection: Collection,
  update: Update,
): { readonly id: unknown; readonly raw: Buffer } {
  const doc = upserted(update);
  const raw = encode(doc);
  write(reading, { collection, key: docKeyOf(raw), after: raw });
  return { id: doc['_id'], raw };
}
