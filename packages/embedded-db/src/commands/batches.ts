import { encode } from '../bson/doc.ts';
import { toNumber } from '../bson/kinds.ts';
import { sessionOf } from './command.ts';
import type { Command } from './command.ts';
import type { Piece } from './cursors.ts';
import type { Doc } from '../bson/doc.ts';
import type { Snapshot } from '../store/lmdb.ts';
import type { Reply } from '../wire/reply.ts';

// The first batch of MongoDB when nothing is asked for, and the bytes a batch may have.
const FIRST = 101;
const MOST_BYTES = 16 * 2 ** 20 - 64 * 1024;

export type Answer = {
  readonly ns: string;
  readonly docs: Iterable<Buffer>;
  readonly batchSize?: unknown;
  readonly isSingle?: boolean;
  readonly snapshot?: Snapshot | undefined;
};

/** The first batch, and a cursor for the rest. */
export function firstBatch(
  { server, reading, body }: Command,
  { ns, docs, batchSize, isSingle, snapshot }: Answer,
): Reply {
  const iterator = docs[Symbol.iterator]();
  const state: State = { iterator, ahead: undefined, isDone: false };
  const piece = take(state, toNumber(batchSize) ?? FIRST);
  const close = (): void => {
    iterator.return?.();
    snapshot?.done();
  };
  if (piece.isLast || isSingle) {
    close();
    return { fields: {}, batch: { name: 'firstBatch', docs: piece.docs, id: 0, ns } };
  }
  // A transaction may end before its cursors do: what it has not sent yet is kept.
  if (reading.transaction) keepRest(state);
  const id = server.cursors.add({ ns, close, next: (most) => take(state, most) }, sessionOf(body));
  return { fields: {}, batch: { name: 'firstBatch', docs: piece.docs, id, ns } };
}

type State = { iterator: Iterator<Buffer>; ahead: Buffer | undefined; isDone: boolean };

function pull(state: State): Buffer | undefined {
  if (state.ahead) {
    const { ahead } = state;
    state.ahead = undefined;
    return ahead;
  }
  if (state.isDone) return undefined;
  const { done, value } = state.iterator.next();
  if (!done) return value;
  state.isDone = true;
  return undefined;
}

function take(state: State, most: number): Piece {
  const docs: Buffer[] = [];
  let bytes = 0;
  while (docs.length < most) {
    const next = pull(state);
    if (!next) return { docs, isLast: true };
    if (docs.length > 0 && bytes + next.length > MOST_BYTES) {
      state.ahead = next;
      return { docs, isLast: false };
    }
    docs.push(next);
    bytes += next.length;
  }
  state.ahead ??= pull(state);
  return { docs, isLast: state.ahead === undefined };
}

function keepRest(state: State): void {
  const rest: Buffer[] = [];
  for (let next = pull(state); next; next = pull(state)) rest.push(next);
  state.isDone = false;
  state.iterator = rest[Symbol.iterator]();
}

/** Documents that were made, in BSON. */
export function* encoded(docs: Iterable<Doc>): Generator<Buffer> {
  for (const doc of docs) yield encode(doc);
}
