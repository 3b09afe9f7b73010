import { Long } from 'bson';
import { encode } from '../bson/doc.ts';
import { BSON } from '../bson/raw.ts';
import { document, named } from '../stream/difference.ts';
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

/** The reply in BSON; `ok` and the time of the cluster are part of every one. */
export function encodeReply({ fields, batch }: Reply, times: Doc): Buffer {
  const rest = { ok: 1, ...fields, ...times };
  if (!batch) return encode(rest);
  const cursor = document([
    named(BSON.array, batch.name, arrayOf(batch.docs)),
    fieldsOf({ id: Long.fromNumber(batch.id), ns: batch.ns, ...batch.extra }),
  ]);
  return document([named(BSON.object, 'cursor', cursor), fieldsOf(rest)]);
}

function fieldsOf(doc: Doc): Buffer {
  return encode(doc).subarray(4, -1);
}

function arrayOf(docs: readonly Buffer[]): Buffer {
  return document(docs.flatMap((raw, i) => [Buffer.from(`\x03${i}\0`, 'latin1'), raw]));
}
