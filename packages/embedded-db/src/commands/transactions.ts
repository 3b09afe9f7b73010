import { encode } from '../bson/doc.ts';
import { refuse, TRANSIENT } from '../errors.ts';
import { applyAll } from '../store/apply.ts';
import { lastOf, recall, remember } from '../txn/retries.ts';
import { docsIn, numberOf, reply, sessionOf } from './command.ts';
import type { Command, Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Store } from '../store/store.ts';
import type { Transaction } from '../txn/transaction.ts';
import type { Reply } from '../wire/reply.ts';

const COMMITTED: Doc = { committed: true };
const ENDS = new Set(['commitTransaction', 'abortTransaction']);
// What MongoDB lets into a transaction ("Transactions and Operations" in the manual), and what only tells about the server.
const INSIDE = new Set(
  (
    'commitTransaction abortTransaction find aggregate distinct insert update delete findAndModify findandmodify ' +
    'getMore killCursors create createIndexes hello ping buildInfo connectionStatus'
  ).split(' '),
);

/** The open transaction a command belongs to; its first command begins it. */
export function transactionFor(store: Store, name: string, body: Doc): Transaction | undefined {
  if (body['autocommit'] !== false) return undefined;
  const [session, number] = [sessionOf(body), numberOf(body)];
  if (session === undefined || number === undefined) refuse('InvalidOptions', 'A transaction needs lsid and txnNumber');
  if (!INSIDE.has(name))
    refuse('OperationNotSupportedInTransaction', `Cannot run '${name}' in a multi-document transaction.`);
  if (body['startTransaction'] === true) return begin(store, session, number);
  const found = store.transactions.find(session, number);
  if (!found && !ENDS.has(name)) refuseUnknown(number);
  return found;
}

function begin(store: Store, session: string, number: number): Transaction {
  const open = store.transactions.numberOf(session);
  const last = Math.max(open ?? -1, lastOf(store.tables, session) ?? -1);
  if (last > number) refuseOld(number, last);
  if (last === number)
    refuse('ConflictingOperationInProgress', `Cannot start a transaction with the used number ${number}.`);
  return store.transactions.begin(session, number, store.catalog);
}

/** A session goes forward: what has a lower number than its last is not carried out any more. */
export function checkNotOld(store: Store, session: string, number: number): void {
  const last = lastOf(store.tables, session);
  if (last !== undefined && last > number) refuseOld(number, last);
}

function refuseOld(number: number, last: number): never {
  return refuse(
    'TransactionTooOld',
    `Cannot start transaction ${number} because a newer transaction with number ${last} has already started.`,
  );
}

function refuseUnknown(number: number | undefined): never {
  const message = `Given transaction number ${number} does not match any in-progress transactions.`;
  return refuse('NoSuchTransaction', message, TRANSIENT);
}

function commit({ reading, body }: Command): Reply {
  const { transaction } = reading;
  const [session = '', number = -1] = [sessionOf(body), numberOf(body)];
  if (!transaction) {
    const known = recall(reading.store.tables, session, number);
    return known && known['committed'] === true ? reply() : refuseUnknown(number);
  }
  if (!transaction.isOpen) refuseUnknown(number);
  const store = { ...reading.store, catalog: transaction.catalog.base };
  publish(store, transaction);
  applyAll(store, transaction.overlays.values());
  remember(store.tables, session, { number, reply: COMMITTED });
  return reply();
}

// What the transaction has created exists from now on, for everybody.
function publish({ journal }: Store, { catalog }: Transaction): void {
  for (const { ns, indexes, options } of catalog.publish()) {
    journal.record({ operation: 'create', ns, body: encode({ operationDescription: options }) });
    for (const { spec, isPrimary } of indexes)
      if (!isPrimary)
        journal.record({
          operation: 'createIndexes',
          ns,
          body: encode({ operationDescription: { indexes: [spec] } }),
        });
  }
}

function abort({ reading, body }: Command): Reply {
  const { store, transaction } = reading;
  const [session = '', number = -1] = [sessionOf(body), numberOf(body)];
  if (transaction) {
    store.transactions.end(transaction);
    return reply();
  }
  if (recall(store.tables, session, number)?.['committed'] === true)
    refuse('TransactionCommitted', `Transaction ${number} has been committed.`);
  return refuseUnknown(number);
}

function endSessions({ reading, body }: Command): Reply {
  for (const session of docsIn(body, 'endSessions')) {
    const id = sessionOf({ lsid: session });
    if (id !== undefined) reading.store.transactions.endSession(id);
  }
  return reply();
}

function killSessions({ reading, body, name }: Command): Reply {
  const { transactions } = reading.store;
  const named = docsIn(body, name);
  if (named.length === 0) transactions.endAll();
  for (const session of named) {
    const id = sessionOf({ lsid: session });
    if (id !== undefined) transactions.endSession(id);
  }
  return reply();
}

/** Transactions and sessions. */
export const transactionCommands: { readonly [name: string]: Definition } = {
  commitTransaction: { kind: 'write', run: commit },
  abortTransaction: { kind: 'read', run: abort },
  endSessions: { kind: 'read', run: endSessions },
  killSessions: { kind: 'read', run: killSessions },
  killAllSessions: { kind: 'read', run: ({ reading }) => (reading.store.transactions.endAll(), reply()) },
  refreshSessions: { kind: 'read', run: () => reply() },
};
