import { refuse, TRANSIENT } from '../errors.ts';
import { applyPending } from '../store/write.ts';
import { recall, remember } from '../txn/retries.ts';
import { docsIn, numberOf, reply, sessionOf } from './command.ts';
import type { Command, Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Store } from '../store/store.ts';
import type { Transaction } from '../txn/transaction.ts';
import type { Reply } from '../wire/reply.ts';

const COMMITTED: Doc = { committed: true };

/** The open transaction a command belongs to; its first command begins it. */
export function transactionFor(store: Store, name: string, body: Doc): Transaction | undefined {
  if (body['autocommit'] !== false) return undefined;
  const [session, number] = [sessionOf(body), numberOf(body)];
  if (session === undefined || number === undefined)
    refuse('InvalidNamespace', 'A transaction needs lsid and txnNumber');
  if (body['startTransaction'] === true) return store.transactions.begin(session, number);
  const found = store.transactions.find(session, number);
  if (!found && name !== 'commitTransaction' && name !== 'abortTransaction') refuseUnknown(number);
  return found;
}

function refuseUnknown(number: number | undefined): never {
  const message = `Given transaction number ${number} does not match any in-progress transactions.`;
  return refuse('NoSuchTransaction', message, TRANSIENT);
}

function commit({ reading, body }: Command): Reply {
  const { store, transaction } = reading;
  const [session = '', number = -1] = [sessionOf(body), numberOf(body)];
  if (!transaction) {
    const known = recall(store.tables, session, number);
    return known && known['committed'] === true ? reply() : refuseUnknown(number);
  }
  if (!transaction.isOpen) refuseUnknown(number);
  for (const overlay of transaction.overlays.values())
    for (const pending of overlay.values()) applyPending(store, pending);
  remember(store.tables, session, { number, reply: COMMITTED });
  return reply();
}

function abort({ reading, body }: Command): Reply {
  if (!reading.transaction) refuseUnknown(numberOf(body));
  reading.store.transactions.end(reading.transaction);
  return reply();
}

function endSessions({ reading, body }: Command): Reply {
  for (const session of docsIn(body, 'endSessions')) {
    const id = sessionOf({ lsid: session });
    if (id !== undefined) reading.store.transactions.endSession(id);
  }
  return reply();
}

function killAllSessions({ reading }: Command): Reply {
  reading.store.transactions.endAll();
  return reply();
}

/** Transactions and sessions. */
export const transactionCommands: { readonly [name: string]: Definition } = {
  commitTransaction: { kind: 'write', run: commit },
  abortTransaction: { kind: 'read', run: abort },
  endSessions: { kind: 'read', run: endSessions },
  killAllSessions: { kind: 'read', run: killAllSessions },
  refreshSessions: { kind: 'read', run: () => reply() },
};
