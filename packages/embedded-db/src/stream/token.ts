import { refuse } from '../errors.ts';

/** A place in the journal: a commit, and a record in it. */
export type Position = { readonly commit: bigint; readonly index: number };

const TOKEN = /^[0-9A-F]{24}$/i;
const END = 0xffffffff;

/** The resume token of a place: only this store understands it. */
export function formatToken({ commit, index }: Position): string {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(commit, 0);
  bytes.writeUInt32BE(Math.min(index, END), 8);
  return bytes.toString('hex').toUpperCase();
}

export function parseToken(text: unknown): Position {
  if (typeof text !== 'string' || !TOKEN.test(text)) refuse('FailedToParse', 'Bad resume token');
  const bytes = Buffer.from(text, 'hex');
  const index = bytes.readUInt32BE(8);
  return { commit: bytes.readBigUInt64BE(0), index: index === END ? Number.MAX_SAFE_INTEGER : index };
}
