import { refuse } from '../errors.ts';

/** A place in the journal: a commit, and a record in it; or behind the end that the record brought. */
export type Position = { readonly commit: bigint; readonly index: number; readonly isEnd?: boolean };

const TOKEN = /^[0-9A-F]{24}$/i;
const ALL = 0x7fffffff;
const IS_END = 0x80000000;

/** The resume token of a place: only this store understands it. */
export function formatToken({ commit, index, isEnd = false }: Position): string {
  const bytes = Buffer.alloc(12);
  bytes.writeBigUInt64BE(commit, 0);
  bytes.writeUInt32BE(Math.min(index, ALL) + (isEnd ? IS_END : 0), 8);
  return bytes.toString('hex').toUpperCase();
}

export function parseToken(text: unknown): Position {
  if (typeof text !== 'string' || !TOKEN.test(text)) refuse('FailedToParse', 'Bad resume token');
  const bytes = Buffer.from(text, 'hex');
  const number = bytes.readUInt32BE(8);
  const isEnd = number >= IS_END;
  const index = isEnd ? number - IS_END : number;
  return { commit: bytes.readBigUInt64BE(0), index: index === ALL ? Number.MAX_SAFE_INTEGER : index, isEnd };
}
