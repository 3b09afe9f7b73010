import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { gateOf } from '../auth/gate.ts';
import { insider } from '../auth/peers.ts';
import { decode, encode } from '../bson/doc.ts';
import { Cursors } from '../commands/cursors.ts';
import { definitionOf } from '../commands/registry.ts';
import { CODES, ServerError, refuse } from '../errors.ts';
import { FailPoints } from '../failpoint.ts';
import { watched } from '../query/pulse.ts';
import { openStore } from '../store/store.ts';
import { FLAG } from './messages.ts';
import type { Piece } from '../commands/cursors.ts';
import type { Answer, Order, Told } from './messages.ts';
import type { StorageOptions } from '../store/lmdb.ts';

// What one worker may hold in memory; MongoDB allows a stage 100 MB.
const MOST_HEAP = 768 * 2 ** 20;
const ENOUGH_HEAP = 0.7 * MOST_HEAP;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

type Running = { readonly flag: Int32Array; cursor: number };

const store = openStore({ ...(workerData as StorageOptions), isReadOnly: true }, (line) =>
  parentPort?.postMessage({ line } satisfies Told, []),
);
const cursors = new Cursors();
const server = {
  cursors,
  failPoint: new FailPoints(),
  gate: gateOf(store, cursors),
  hello: () => ({}),
  nextCommit: () => Promise.resolve(),
};
const running = new Map<number, Running>();

function carryOut({ body }: Order & { kind: 'run' }, state: Running): Answer & { readonly isLast: boolean } {
  store.tables.root.resetReadTxn();
  store.catalog.reload();
  const asked = decode(Buffer.from(body));
  const [name = ''] = Object.keys(asked);
  const command = { name, body: asked, db: String(asked['$db']), documents: [], reading: { store }, server };
  const reply = watched(checking(state), () => definitionOf(name).run({ ...command, peer: insider() }));
  if (reply instanceof Promise) return refuse('CommandNotSupported', `${name} cannot run in a worker`);
  const { fields, batch } = reply;
  state.cursor = batch?.id ?? 0;
  const answer = { id: 0, fields: encode(fields), isLast: state.cursor === 0 };
  return batch ? { ...answer, docs: joined(batch.docs), ns: batch.ns } : answer;
}

// Stops what nobody waits for any more, and what has grown too large.
function checking({ flag }: Running): () => void {
  return () => {
    const state = Atomics.load(flag, 0);
    if (state === FLAG.expired) refuse('MaxTimeMSExpired', 'operation exceeded time limit');
    if (state === FLAG.killed) refuse(CURSOR_KILLED, 'operation was interrupted');
    if (heap() > MOST_HEAP) checkHeap();
  };
}

function heap(): number {
  return getHeapStatistics().used_heap_size;
}

// What is used may be rubbish: only what is left without it counts.
function checkHeap(): void {
  collect();
  if (heap() > ENOUGH_HEAP) refuse(NO_DISK_USE, 'Exceeded memory limit: this store does not sort or group on disk.');
}

// CursorKilled and QueryExceededMemoryLimitNoDiskUseAllowed of the server.
const CURSOR_KILLED = 237;
const NO_DISK_USE = 292;

function goOn({ run, most }: Order & { kind: 'more' }): Answer {
  const state = running.get(run) ?? refuse('CursorNotFound', 'The cursor is gone.');
  const piece = watched(checking(state), () => cursors.get(state.cursor).next(most)) as Piece;
  if (piece.isLast) forget(run);
  return { id: 0, fields: encode({}), docs: joined(piece.docs), isLast: piece.isLast };
}

function forget(run: number): void {
  cursors.close(running.get(run)?.cursor ?? 0);
  running.delete(run);
}

// In memory of its own, so that it can be handed over instead of being copied.
function joined(docs: readonly Buffer[]): Uint8Array {
  const bytes = new Uint8Array(docs.reduce((sum, raw) => sum + raw.length, 0));
  let at = 0;
  for (const raw of docs) {
    bytes.set(raw, at);
    at += raw.length;
  }
  return bytes;
}

function send(answer: Answer): void {
  parentPort?.postMessage(answer, 'docs' in answer && answer.docs ? [answer.docs.buffer as ArrayBuffer] : []);
}

function answered(id: number, work: () => Answer): void {
  try {
    send({ ...work(), id });
  } catch (error) {
    const { code, message, extra } =
      error instanceof ServerError ? error : new ServerError(CODES.BadValue, String(error));
    send({ id, code, message, extra: encode(extra) });
  }
}

parentPort?.on('message', (order: Order) => {
  if (order.kind === 'run')
    answered(order.id, () => {
      const state = { flag: order.flag, cursor: 0 };
      const answer = carryOut(order, state);
      if (!answer.isLast) running.set(order.id, state);
      return answer;
    });
  else if (order.kind === 'more') answered(order.id, () => goOn(order));
  else if (order.kind === 'forget') forget(order.run);
  else {
    cursors.closeAll();
    void store.tables.root.close().then(() => parentPort?.close());
  }
});
