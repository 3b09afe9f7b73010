import type { KeyObject } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import { bodyHash, CONTEXT_HEADER, CONTEXT_LIFETIME, seal, SERVICE } from '../context.ts';
import type { Engine } from '../engine/engine.ts';
import type { JournalRow } from '../store/journal.ts';
import { toHeard } from './hear.ts';
import { rest, type Rest } from './rest.ts';

// What an import leaves behind goes in few letters: each costs the consumer a transaction.
const BATCH = 1_000;
// A consumer that takes a batch in one by one is slow, and not away.
const TIMEOUT = 30_000;

export interface Post {
  /** Where each service listens, by name. */
  readonly peers: Readonly<Record<string, string>>;
  readonly serviceKey: KeyObject;
}

interface Letter {
  readonly to: string;
  readonly url: string;
  readonly key: KeyObject;
}

/** Signs a call of one service to another: good for handing over events, for nothing else. */
function sealed(from: string, to: string, { body, key }: { body: string; key: KeyObject }): string {
  const iat = Math.floor(Date.now() / 1_000);
  const nobody = {
    home: null,
    nodes: [],
    grids: [],
    roles: [],
    permissions: [],
    departments: [],
    purpose: null,
    idem: null,
  };
  const bound = { aud: to, bh: bodyHash(body), iat, exp: iat + CONTEXT_LIFETIME, jti: randomUUID(), rid: randomUUID() };
  return seal({ sub: `${SERVICE}${from}`, kind: 'SERVICE', ...nobody, ...bound }, key);
}

type Rows = readonly JournalRow[];

/** What happened to one subject goes in the order of its versions, in the places its rows have by their ids. */
export function inOrder(rows: Rows): Rows {
  const queues = new Map<string, JournalRow[]>();
  for (const row of rows) queues.set(row.subject, [...(queues.get(row.subject) ?? []), row]);
  for (const queue of queues.values()) queue.sort((a, b) => a.version - b.version || (a._id < b._id ? -1 : 1));
  return rows.flatMap(({ subject }) => queues.get(subject)?.shift() ?? []);
}

// Steps are for the counters, and nobody else is told of them.
const told = { projection: { steps: 0, sealedSteps: 0 } };

async function waitingFor(engine: Engine, consumer: string, resting: readonly string[]): Promise<Rows> {
  const { journal } = engine.store.books;
  const asked = { pending: consumer, ...(resting.length > 0 ? { subject: { $nin: [...resting] } } : {}) };
  const rows = await journal.find(asked, told).sort({ _id: 1 }).limit(BATCH).toArray();
  if (rows.length < BATCH) return inOrder(rows);
  // Several processes make ids by several clocks: an earlier version may lie behind the batch.
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  const behind = { pending: consumer, subject: { $in: subjects }, _id: { $gt: rows.at(-1)?._id ?? '' } };
  // By subject: by consumer it would walk through all that waits, for every batch anew.
  const own = journal.find(behind, told).hint({ subject: 1, version: 1 });
  return inOrder([...rows, ...(await own.sort({ _id: 1 }).limit(BATCH).toArray())]);
}

const rests = new WeakMap<Engine, Map<string, Rest>>();

function restOf(engine: Engine, consumer: string): Rest {
  const own = rests.get(engine) ?? new Map<string, Rest>();
  rests.set(engine, own);
  const found = own.get(consumer) ?? rest();
  own.set(consumer, found);
  return found;
}

/** Hands a batch over, and names those of it that the consumer could not take in. */
async function post(engine: Engine, rows: Rows, { to, url, key }: Letter): Promise<ReadonlySet<string>> {
  const from = engine.subgraph.name;
  const body = JSON.stringify({ events: rows.map((row) => toHeard(from, row)) });
  const headers = { 'content-type': 'application/json', [CONTEXT_HEADER]: sealed(from, to, { body, key }) };
  const signal = AbortSignal.timeout(TIMEOUT);
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body, signal });
  // Read to its end also when it is bad: an answer left lying keeps its connection.
  const said = (await answer.json().catch(() => ({}))) as { readonly failed?: readonly string[] };
  if (answer.status !== 200) throw new Error(`${to} answered ${answer.status}`);
  return new Set(said.failed);
}

/**
 * Hands over what is pending for one consumer; a receipt is pulled when the consumer says it has the thing. What it
 * could not take in rests, longer each time, and only what is about the same subject rests with it. Gives back how
 * many went.
 */
export async function relayTo(engine: Engine, consumer: string, { peers, serviceKey }: Post): Promise<number> {
  const { journal } = engine.store.books;
  const resting = restOf(engine, consumer);
  const rows = await waitingFor(engine, consumer, resting.subjects(Date.now()));
  if (rows.length === 0) return 0;
  const url = peers[consumer];
  if (!url) throw new Error(`No address of ${consumer}, and ${rows.length} wait for it`);
  const failed = await post(engine, rows, { to: consumer, url, key: serviceKey });
  const went = rows.filter(({ _id }) => !failed.has(_id));
  const ids = went.map(({ _id }) => _id);
  await journal.updateMany({ _id: { $in: ids } }, { $pull: { pending: consumer } } as never);
  for (const { subject } of went) resting.went(subject);
  for (const subject of new Set(rows.filter(({ _id }) => failed.has(_id)).map((row) => row.subject)))
    resting.failed(subject, Date.now());
  return went.length;
}
