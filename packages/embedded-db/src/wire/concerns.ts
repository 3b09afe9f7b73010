import { isDoc, toNumber } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { nameOf } from '../faults/names.ts';
import type { Doc } from '../bson/doc.ts';

const LEVELS = new Set(['local', 'available', 'majority', 'linearizable', 'snapshot']);
const INSIDE = new Set(['local', 'majority', 'snapshot']);
const UNKNOWN = 79;
const UNSATISFIABLE = 100;

/** Refuses a read concern that would not be kept. */
export function checkReadConcern({ readConcern, autocommit, startTransaction, pipeline }: Doc): void {
  if (!isDoc(readConcern)) return;
  const isInside = autocommit === false;
  if (isInside && startTransaction !== true)
    refuse('InvalidOptions', 'Only the first command in a transaction may specify a readConcern');
  const { level = 'local' } = readConcern;
  if (typeof level !== 'string' || !LEVELS.has(level))
    refuse('FailedToParse', `readConcern.level must be one of ${[...LEVELS].join(', ')}`);
  if (isInside) checkInside(level);
  else checkOutside(level, pipeline);
}

function checkInside(level: string): void {
  if (INSIDE.has(level)) return;
  refuse('InvalidOptions', 'The readConcern level must be either "local", "majority" or "snapshot" in a transaction');
}

function checkOutside(level: string, pipeline: unknown): void {
  if ((level === 'linearizable' || level === 'snapshot') && writes(pipeline))
    refuse('InvalidOptions', `A pipeline that writes cannot be used with the read concern ${level}`);
}

function writes(pipeline: unknown): boolean {
  const last: unknown = Array.isArray(pipeline) ? pipeline.at(-1) : undefined;
  return isDoc(last) && ('$out' in last || '$merge' in last);
}

const ENDS = new Set(['commitTransaction', 'abortTransaction']);

/** A command of a transaction writes into nothing but documents; how safe that is, is said of the whole. */
export function checkInTransaction(name: string, { writeConcern, autocommit, pipeline }: Doc): void {
  if (autocommit !== false || ENDS.has(name)) return;
  if (writeConcern !== undefined)
    refuse('InvalidOptions', 'writeConcern is not allowed within a multi-statement transaction');
  if (writes(pipeline))
    refuse('OperationNotSupportedInTransaction', '$out and $merge cannot be used in a multi-document transaction');
}

/** Says with the reply that nobody else will acknowledge the write, or that the concern is not known. */
export function writeConcernError({ writeConcern }: Doc): Doc {
  const w = isDoc(writeConcern) ? writeConcern['w'] : undefined;
  if (typeof w === 'string' && w !== 'majority')
    return failed(UNKNOWN, `No write concern mode named '${w}' found in replica set configuration`);
  return (toNumber(w) ?? 1) > 1 ? failed(UNSATISFIABLE, 'Not enough data-bearing nodes') : {};
}

function failed(code: number, errmsg: string): Doc {
  return { writeConcernError: { code, ...nameOf(code), errmsg, errInfo: {} } };
}
