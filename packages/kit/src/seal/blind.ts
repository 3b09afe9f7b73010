import { createHmac, type KeyObject } from 'node:crypto';

// 96 bits: two of a thousand million words meet with a chance of one in 10^11 (birthday bound).
const BYTES = 12;

type Text = string | null | undefined;

/** What a collection is found by, as it lies: keyed hashes of exact words, nothing else of them. */
export interface Blind {
  /** The hash of a word of one lookup; null for no word at all. */
  hash(lookup: string, word: Text): Buffer | null;
  /** All hashes of a row. */
  of(row: never): readonly Buffer[];
}

type Lookups = Readonly<Record<string, (row: never) => readonly Text[]>>;

// One way to write a word: full-width is half-width, x is X, spaces are none.
const plain = (word: string): string => word.normalize('NFKC').replace(/\s+/g, '').toUpperCase();

/** The blind index of a collection: HMAC-SHA-256 under a key of its own, over collection, lookup and word. */
export function blindOf(collection: string, lookups: Lookups, key: KeyObject): Blind {
  const hash = (lookup: string, word: Text): Buffer | null => {
    const text = plain(word ?? '');
    if (!text) return null;
    return createHmac('sha256', key).update(`${collection}|${lookup}|${text}`).digest().subarray(0, BYTES);
  };
  return {
    hash,
    of(row) {
      const found = new Map<string, Buffer>();
      for (const [lookup, wordsOf] of Object.entries(lookups)) {
        for (const word of wordsOf(row)) {
          const bytes = hash(lookup, word);
          if (bytes) found.set(bytes.toString('latin1'), bytes);
        }
      }
      return [...found.values()];
    },
  };
}
