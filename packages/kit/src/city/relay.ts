import type { KeyObject } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import { bodyHash, CONTEXT_HEADER, CONTEXT_LIFETIME, seal } from '../context.ts';
import type { Engine } from '../engine/engine.ts';
import type { JournalRow } from '../store/journal.ts';
import { toHeard } from './hear.ts';

const BATCH = 200;

export interface Post {
  /** Where each service listens, by name. */
  readonly peers: Readonly<Record<string, string>>;
  readonly serviceKey: KeyObject;
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
  return seal({ sub: `svc:${from}`, kind: 'SERVICE', ...nobody, ...bound }, key);
}

// What happened to one subject goes in the order of its versions.
const inOrder = (rows: readonly JournalRow[]): readonly JournalRow[] =>
  [...rows].sort((a, b) => (a.subject === b.subject ? a.version - b.version : a._id < b._id ? -1 : 1));

/** Hands over what is pending for one consumer; its receipt is pulled when it says it has it. Gives back how many went. */
export async function relayTo(engine: Engine, consumer: string, { peers, serviceKey }: Post): Promise<number> {
  const { journal } = engine.store.books;
  const rows = await journal.find({ pending: consumer }).sort({ _id: 1 }).limit(BATCH).toArray();
  const url = peers[consumer];
  if (rows.length === 0 || !url) return 0;
  const body = JSON.stringify({ events: inOrder(rows).map((row) => toHeard(engine.subgraph.name, row)) });
  const headers = {
    'content-type': 'application/json',
    [CONTEXT_HEADER]: sealed(engine.subgraph.name, consumer, { body, key: serviceKey }),
  };
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) });
  if (answer.status !== 200) throw new Error(`${consumer} answered ${answer.status}`);
  const ids = rows.map(({ _id }) => _id);
  await journal.updateMany({ _id: { $in: ids } }, { $pull: { pending: consumer } } as never);
  return rows.length;
}
