import type { KeyObject } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import { bodyHash, CONTEXT_HEADER, CONTEXT_LIFETIME, seal, SERVICE } from '../context.ts';
import type { Engine } from '../engine/engine.ts';
import type { JournalRow } from '../store/journal.ts';
import { whisperFor } from '../store/whisper.ts';
import { toHeard } from './hear.ts';
import { rest, type Rest } from './rest.ts';
import { receipted, waitingFor } from './waiting.ts';

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
  const { box } = engine.store;
  const body = JSON.stringify({ events: rows.map((row) => toHeard(from, row, whisperFor(box, row, to))) });
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
  const { store } = engine;
  const resting = restOf(engine, consumer);
  const tired = new Set(resting.subjects(Date.now()));
  const { kept, rows } = await waitingFor(store, consumer, { most: BATCH, resting: [...tired] });
  if (rows.length === 0) return 0;
  const url = peers[consumer];
  if (!url) throw new Error(`No address of ${consumer}, and ${rows.length} wait for it`);
  // Only a sheaf brings along what rests.
  const [able, unable] = [rows.filter((row) => !tired.has(row.subject)), rows.filter((row) => tired.has(row.subject))];
  const refused = able.length > 0 ? await post(engine, able, { to: consumer, url, key: serviceKey }) : [];
  const failed = new Set([...refused, ...unable.map(({ _id }) => _id)]);
  await receipted(store, consumer, { kept, failed });
  const went = able.filter(({ _id }) => !failed.has(_id));
  for (const { subject } of went) resting.went(subject);
  for (const subject of new Set(able.filter(({ _id }) => failed.has(_id)).map((row) => row.subject)))
    resting.failed(subject, Date.now());
  return went.length;
}
