import type { Shelf } from '../store/shelf.ts';
import type { Books } from '../store/books.ts';
import { keyIn } from './cipher.ts';
import { bytesOf } from './lazy-fields.ts';

const isBy = (key: string, sealed: unknown): boolean => {
  const bytes = bytesOf(sealed);
  return bytes !== null && keyIn(bytes) === key;
};

/**
 * Whether anything was sealed with a key that is still wanted: a row, steps nobody counted, what some have yet to hear, an
 * answer of the last day.
 */
export async function isUsed(key: string, shelves: Iterable<Shelf>, books: Books): Promise<boolean> {
  for (const { model, options } of shelves)
    if (options.sealed?.length && (await model.exists({ sealedBy: key }))) return true;
  for await (const kept of books.journal.find({ pending: { $gt: '' } }))
    if (isBy(key, kept.sealedSteps) || ('whisper' in kept && isBy(key, kept.whisper))) return true;
  for await (const { sealed } of books.idempotency.find({ sealed: { $exists: true } }))
    if (isBy(key, sealed)) return true;
  return false;
}
