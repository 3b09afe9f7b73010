import { encode } from '../bson/doc.ts';
import { BSON } from '../bson/raw.ts';
import type { Doc } from '../bson/doc.ts';

/** A batch of a cursor: documents in BSON, as they are stored. */
export type Batch = {
  readonly name: 'firstBatch' | 'nextBatch';
  readonly docs: readonly Buffer[];
  readonly id: number;
  readonly ns: string;
  readonly extra?: Doc;
};

/** What a command answers. */
export type Reply = { readonly fields: Doc; readonly batch?: Batch };

/** A document under construction: everything is written once, into bytes that are large enough. */
type Writing = { readonly bytes: Buffer; at: number };

const NO_ELEMENTS = Buffer.alloc(0);
const OVERHEAD = 128;

/** The reply in BSON behind `room` bytes for a head; `ok` and the times of the cluster are part of every one. */
export function encodeReply({ fields, batch }: Reply, times: Buffer, room: number): Buffer {
  const rest = elementsOf({ ok: 1, ...fields });
  const extra = batch?.extra ? elementsOf(batch.extra) : NO_ELEMENTS;
  const size = room + OVERHEAD + rest.length + times.length + extra.length + (batch ? sizeOf(batch) : 0);
  const out: Writing = { bytes: Buffer.allocUnsafe(size), at: room + 4 };
  if (batch) putCursor(out, batch, extra);
  copy(out, rest);
  copy(out, times);
  end(out, room);
  return out.bytes.subarray(0, out.at);
}

/** The elements of a document without its head and its end. */
export function elementsOf(doc: Doc): Buffer {
  return encode(doc).subarray(4, -1);
}

// An upper bound: each document with its index as its name.
function sizeOf({ docs, ns }: Batch): number {
  return docs.reduce((sum, raw) => sum + raw.length + 10, 3 * ns.length);
}

function putCursor(out: Writing, { name, docs, id, ns }: Batch, extra: Buffer): void {
  const cursor = begin(out, BSON.object, 'cursor');
  const list = begin(out, BSON.array, name);
  for (const [i, raw] of docs.entries()) {
    head(out, BSON.object, String(i));
    copy(out, raw);
  }
  end(out, list);
  head(out, BSON.long, 'id');
  out.at = out.bytes.writeBigInt64LE(BigInt(id), out.at);
  head(out, BSON.string, 'ns');
  const length = out.bytes.write(ns, out.at + 4, 'utf8');
  out.bytes.writeInt32LE(length + 1, out.at);
  out.at += 4 + length;
  out.bytes[out.at++] = 0;
  copy(out, extra);
  end(out, cursor);
}

function head(out: Writing, type: number, name: string): void {
  out.bytes[out.at++] = type;
  out.at += out.bytes.write(name, out.at, 'latin1');
  out.bytes[out.at++] = 0;
}

function begin(out: Writing, type: number, name: string): number {
  head(out, type, name);
  const start = out.at;
  out.at += 4;
  return start;
}

function end(out: Writing, start: number): void {
  out.bytes[out.at++] = 0;
  out.bytes.writeInt32LE(out.at - start, start);
}

function copy(out: Writing, bytes: Buffer): void {
  out.bytes.set(bytes, out.at);
  out.at += bytes.length;
}
