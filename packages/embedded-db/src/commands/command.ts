import { Binary } from 'bson';
import { isDoc, toNumber } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import type { Gate } from '../auth/gate.ts';
import type { Peer } from '../auth/peers.ts';
import type { Doc } from '../bson/doc.ts';
import type { Collection } from '../store/catalog.ts';
import type { Reading } from '../store/store.ts';
import type { FailPoints } from '../failpoint.ts';
import type { Cursors } from './cursors.ts';
import type { Reply } from '../wire/reply.ts';

/** Who carries out reads that take long. */
export type LongReads = {
  run(command: Command): Promise<Reply>;
  /** Stops what a connection that is gone has asked for. */
  leave(peer: Peer): void;
};

/** What a server keeps beside the store. */
export type Server = {
  readonly cursors: Cursors;
  readonly failPoint: FailPoints;
  readonly hello: (peer: Peer) => Doc;
  readonly gate: Gate;
  /** Resolves when something was committed, or after so many milliseconds. */
  readonly nextCommit: (milliseconds: number) => Promise<void>;
  /** Threads for what takes long; a worker has none itself. */
  readonly workers?: LongReads | undefined;
};

/** A command on its way: its fields, its database, and from where it reads. */
export type Command = {
  readonly name: string;
  readonly body: Doc;
  readonly db: string;
  readonly documents: readonly Buffer[];
  readonly reading: Reading;
  readonly server: Server;
  readonly peer: Peer;
};

/** Answers a command, at once or later. */
export type Handler = (command: Command) => Reply | Promise<Reply>;

/** How a command is carried out: `read` at once, `write` in the next group of commits, `schema` in a commit of its own. */
export type Kind = 'read' | 'write' | 'schema';

export type Definition = {
  readonly kind: Kind | ((body: Doc) => Kind);
  readonly run: Handler;
  /** The collections whose shape it changes: it waits for transactions that use them. */
  readonly changes?: (command: Command) => readonly string[];
};

/** A reply without a cursor. */
export function reply(fields: Doc = {}): Reply {
  return { fields };
}

/** The full name of the collection a command speaks to. */
export function namespace({ body, db, name }: Command): string {
  const collection = body[name];
  if (typeof collection !== 'string' || collection === '')
    refuse('InvalidNamespace', `Invalid namespace specified for ${name}`);
  return `${db}.${collection}`;
}

/** The collection a command writes to, made when it is not there; not while a transaction is about to make it. */
export function collectionFor({ reading }: Command, ns: string): Collection {
  const { catalog, transactions } = reading.store;
  const found = catalog.find(ns);
  if (!found && !reading.transaction) transactions.checkCreating(ns);
  return found ?? catalog.ensure(ns);
}

/** A part of a command that must be a document. */
export function docIn(body: Doc, field: string): Doc {
  const value = body[field];
  if (value === undefined || value === null) return {};
  return isDoc(value) ? value : refuse('TypeMismatch', `${field} must be an object`);
}

/** A part of a command that must be a list of documents. */
export function docsIn(body: Doc, field: string): readonly Doc[] {
  const value = body[field] ?? [];
  return Array.isArray(value) && value.every(isDoc)
    ? value
    : refuse('TypeMismatch', `${field} must be an array of objects`);
}

/** Who speaks: the id of the logical session, as text. */
export function sessionOf(body: Doc): string | undefined {
  const lsid = body['lsid'];
  const id = isDoc(lsid) ? lsid['id'] : undefined;
  return id instanceof Binary ? Buffer.from(id.buffer.subarray(0, id.position)).toString('latin1') : undefined;
}

/** The number of the transaction or of the retryable write. */
export function numberOf(body: Doc): number | undefined {
  return toNumber(body['txnNumber']);
}
