import { admit } from '../auth/gate.ts';
import { definitionOf } from '../commands/registry.ts';
import { numberOf, sessionOf } from '../commands/command.ts';
import { transactionFor } from '../commands/transactions.ts';
import { isSingleWrite } from '../commands/write.ts';
import { toNumber } from '../bson/kinds.ts';
import { CODES, ServerError } from '../errors.ts';
import { recall, remember } from '../txn/retries.ts';
import { labelsFor } from './labels.ts';
import { roomFor } from './codec.ts';
import { encodeReply } from './reply.ts';
import { timesOf } from './times.ts';
import type { Peer } from '../auth/peers.ts';
import type { Command, Definition, Kind, Server } from '../commands/command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Executor } from '../executor.ts';
import type { FailPoint } from '../failpoint.ts';
import type { Store } from '../store/store.ts';
import type { Transaction } from '../txn/transaction.ts';
import type { Request } from './codec.ts';
import type { Reply } from './reply.ts';

export type Services = {
  readonly store: Store;
  readonly server: Server;
  readonly executor: Executor;
  readonly failPoint: FailPoint;
};

/** A request, and who sent it. */
export type Sent = { readonly request: Request; readonly peer: Peer };

// How long a write waits for a lock when it names no time of its own.
const LOCK_WAIT = 30_000;

/** Answers one request, with room for the head of the message; no answer means that the connection is to be closed. */
export async function dispatch(services: Services, { request, peer }: Sent): Promise<Buffer | undefined> {
  const { body, documents = [] } = request;
  const [name = ''] = Object.keys(body);
  const room = roomFor(request.opcode);
  try {
    const fault = await services.failPoint.meet(name);
    if (fault.closes) return undefined;
    const { fields, batch } = await carryOut(services, { name, body, documents, peer });
    const answer = { fields: { ...fields, ...fault.extra } };
    return encodeReply(batch ? { ...answer, batch } : answer, timesOf(services.store.journal), room);
  } catch (error) {
    const refusal = error instanceof ServerError ? error : new ServerError(CODES.BadValue, String(error));
    const fields = { ...refusal.toReply(), ...labelsFor(name, body, refusal) };
    return encodeReply({ fields }, timesOf(services.store.journal), room);
  }
}

type Asked = { readonly name: string; readonly body: Doc; readonly documents: readonly Buffer[]; readonly peer: Peer };

async function carryOut(services: Services, asked: Asked): Promise<Reply> {
  const { store, server } = services;
  const { name, body, documents, peer } = asked;
  meet(services, asked);
  if (name === 'configureFailPoint') {
    services.failPoint.configure(body);
    return { fields: {} };
  }
  const definition = definitionOf(name);
  const transaction = transactionFor(store, name, body);
  const command: Command = {
    name,
    body,
    db: String(body['$db'] ?? 'admin'),
    documents,
    reading: { store, transaction },
    server,
    peer,
  };
  try {
    return await run(services, command, definition);
  } catch (error) {
    if (transaction && !(name === 'commitTransaction' && error instanceof ServerError))
      store.transactions.end(transaction);
    throw error;
  } finally {
    if (transaction && name === 'commitTransaction') store.transactions.end(transaction);
  }
}

// Who is not allowed goes; a session belongs to the client that brings it.
function meet({ server }: Services, { name, body, peer }: Asked): void {
  admit(server.gate, peer, name);
  const session = sessionOf(body);
  if (session !== undefined) server.gate.peers.heard(peer, session);
}

async function run({ executor }: Services, command: Command, definition: Definition): Promise<Reply> {
  const { name, body, documents, reading } = command;
  const answer = (): Reply => repeatable(command, () => definition.run(command) as Reply);
  const kind = kindOf(definition, body, reading.transaction);
  if (kind === 'read') return definition.run(command);
  if (kind === 'schema') return executor.alone(answer);
  if (reading.transaction && name !== 'commitTransaction') return answer();
  const wait = toNumber(body['maxTimeMS']) ?? LOCK_WAIT;
  return executor.write({ run: answer, isSingle: isSingleWrite(name, body, documents), deadline: Date.now() + wait });
}

function kindOf({ kind }: Definition, body: Doc, transaction: Transaction | undefined): Kind {
  const own = typeof kind === 'function' ? kind(body) : kind;
  return own === 'write' && transaction && body['commitTransaction'] === undefined ? 'read' : own;
}

// A retryable write that was carried out before is answered as it was then.
function repeatable({ body, reading }: Command, answer: () => Reply): Reply {
  const [session, number] = [sessionOf(body), numberOf(body)];
  if (session === undefined || number === undefined || body['autocommit'] === false) return answer();
  const { tables } = reading.store;
  const known = recall(tables, session, number);
  if (known) return { fields: known };
  const reply = answer();
  remember(tables, session, { number, reply: reply.fields });
  return reply;
}
