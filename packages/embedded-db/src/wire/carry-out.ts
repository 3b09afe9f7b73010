import { evaluator } from '../aggregate/expressions.ts';
import { definitionOf } from '../commands/registry.ts';
import { numberOf, sessionOf } from '../commands/command.ts';
import { checkNotOld, transactionFor } from '../commands/transactions.ts';
import { isSingleWrite } from '../commands/write.ts';
import { isDoc, toNumber } from '../bson/kinds.ts';
import { CODES, ServerError } from '../errors.ts';
import { recall, remember } from '../txn/retries.ts';
import { checkReadConcern, checkInTransaction, writeConcernError } from './concerns.ts';
import type { Timestamp } from 'bson';
import type { Peer } from '../auth/peers.ts';
import type { Command, Definition, Kind } from '../commands/command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Reading, Store } from '../store/store.ts';
import type { Transaction } from '../txn/transaction.ts';
import type { Reply } from './reply.ts';
import type { Services } from './services.ts';

/** A command as it came, and who sent it. */
export type Asked = {
  readonly name: string;
  readonly body: Doc;
  readonly documents: readonly Buffer[];
  readonly peer: Peer;
};

// How long a write waits for a lock when it names no time of its own.
const LOCK_WAIT = 30_000;
const CONCERNED = new Set<Kind>(['write', 'schema']);

/** Carries out a command, in its transaction when it belongs to one; what fails in a transaction ends it. */
export async function carryOut(services: Services, asked: Asked): Promise<Reply> {
  const { store, failPoint } = services;
  const { name, body } = asked;
  if (name === 'configureFailPoint') {
    failPoint.configure(body);
    return { fields: {} };
  }
  const definition = definitionOf(name);
  checkReadConcern(body);
  checkInTransaction(name, body);
  const transaction = transactionFor(store, name, body);
  try {
    return await answer(services, asked, { definition, transaction });
  } catch (error) {
    if (transaction && !(name === 'commitTransaction' && error instanceof ServerError))
      store.transactions.end(transaction);
    throw error;
  } finally {
    if (transaction && name === 'commitTransaction') store.transactions.end(transaction);
  }
}

type Known = { readonly definition: Definition; readonly transaction: Transaction | undefined };

async function answer(services: Services, asked: Asked, { definition, transaction }: Known): Promise<Reply> {
  const { store, server } = services;
  const { name, body } = asked;
  setVariables(body);
  const past = store.transactions.pasts.of(store, name, body);
  const reading = readingOf(store, transaction ?? past?.transaction);
  const command: Command = { ...asked, db: String(body['$db'] ?? 'admin'), reading, server };
  if (reading.transaction) use(reading.transaction, command);
  const reply = await run(services, command, definition);
  return past ? dated(reply, past.time) : reply;
}

// The variables of a command are expressions: their values are the same for all it does.
function setVariables(body: Doc): void {
  const variables = body['let'];
  if (!isDoc(variables)) return;
  body['let'] = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, evaluator(value)({})]));
}

function readingOf(store: Store, transaction: Transaction | undefined): Reading {
  return transaction ? { store: { ...store, catalog: transaction.catalog }, transaction } : { store };
}

// Whoever reads on says from when: the cursor tells it, or the answer.
function dated({ fields, batch }: Reply, atClusterTime: Timestamp): Reply {
  if (!batch) return { fields: { ...fields, atClusterTime } };
  return { fields, batch: { ...batch, extra: { ...batch.extra, atClusterTime } } };
}

// The collections a transaction uses keep their shape until it ends.
function use({ catalog }: Transaction, { name, body, db }: Command): void {
  const own = body[name];
  if (typeof own === 'string') catalog.use(`${db}.${own}`);
  for (const other of joinedIn(body['pipeline'])) catalog.use(`${db}.${other}`);
}

// What `$lookup`, `$unionWith` and `$graphLookup` read, at any depth.
function joinedIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(joinedIn);
  if (!isDoc(part)) return [];
  return Object.entries(part).flatMap(([name, value]) => {
    const isName = (name === 'from' || name === 'coll' || name === '$unionWith') && typeof value === 'string';
    return isName ? [value] : joinedIn(value);
  });
}

async function run(services: Services, command: Command, definition: Definition): Promise<Reply> {
  const kind = kindOf(definition, command.body, command.reading.transaction);
  const { fields, batch } = await done(services, command, { definition, kind });
  const isConcerned = CONCERNED.has(kind) || command.name === 'abortTransaction';
  const told = { fields: isConcerned ? { ...fields, ...writeConcernError(command.body) } : fields };
  return batch ? { ...told, batch } : told;
}

type Way = { readonly definition: Definition; readonly kind: Kind };

async function done({ executor }: Services, command: Command, { definition, kind }: Way): Promise<Reply> {
  const { name, body, documents } = command;
  const answer = (): Reply => repeatable(command, () => definition.run(command) as Reply);
  const deadline = Date.now() + (toNumber(body['maxTimeMS']) ?? LOCK_WAIT);
  if (kind === 'read') return definition.run(command);
  if (kind === 'schema') {
    await unused(command, definition, deadline);
    return executor.alone(answer);
  }
  return executor.write({ run: answer, isSingle: isSingleWrite(name, body, documents), deadline });
}

// Inside a transaction nothing is written before it commits.
function kindOf({ kind }: Definition, body: Doc, transaction: Transaction | undefined): Kind {
  const own = typeof kind === 'function' ? kind(body) : kind;
  return own !== 'read' && transaction && body['commitTransaction'] === undefined ? 'read' : own;
}

/** Waits until no transaction uses the collections that are about to change. */
async function unused(command: Command, { changes }: Definition, deadline: number): Promise<void> {
  const { transactions } = command.reading.store;
  while (changes && transactions.userOf(changes(command))) {
    const left = deadline - Date.now();
    if (left <= 0)
      throw new ServerError(CODES.MaxTimeMSExpired, 'Waited too long for a collection that a transaction uses.');
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, left);
      transactions.onNextEnd(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

// A retryable write that was carried out before is answered as it was then.
function repeatable({ body, reading }: Command, answer: () => Reply): Reply {
  const [session, number] = [sessionOf(body), numberOf(body)];
  if (session === undefined || number === undefined || body['autocommit'] === false) return answer();
  const { tables } = reading.store;
  const known = recall(tables, session, number);
  if (known) return { fields: known };
  checkNotOld(reading.store, session, number);
  const reply = answer();
  if (!isNothing(reply)) remember(tables, session, { number, reply: reply.fields });
  return reply;
}

// All that was tried has failed: a retry may try it again.
function isNothing({ fields }: Reply): boolean {
  return fields['writeErrors'] !== undefined && fields['n'] === 0;
}
