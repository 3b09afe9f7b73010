import { elementsOf } from './reply.ts';
import type { Journal } from '../stream/journal.ts';

const NO_SIGNATURE = { hash: Buffer.alloc(20), keyId: 0 };

const known = new WeakMap<Journal, { readonly last: bigint; readonly bytes: Buffer }>();

/** The times at the end of every reply, in BSON; between two commits they stay the same. */
export function timesOf(journal: Journal): Buffer {
  const found = known.get(journal);
  if (found?.last === journal.last && journal.last > 0n) return found.bytes;
  const operationTime = journal.time();
  const bytes = elementsOf({
    operationTime,
    $clusterTime: { clusterTime: operationTime, signature: NO_SIGNATURE },
  });
  known.set(journal, { last: journal.last, bytes });
  return bytes;
}
