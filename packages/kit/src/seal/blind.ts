import { hash as hashOnce, type KeyObject } from 'node:crypto';

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

// SHA-256 works in blocks of 64 bytes.
const BLOCK = 64;
// Words are shorter, in bytes; what is longer gets a buffer of its own.
const SHORT = 1_024;

/** HMAC-SHA-256 (RFC 2104) by two plain hashes: a third of the time of an object for each word. */
export function hmacOf(key: KeyObject): (text: string) => Buffer {
  const secret = Buffer.alloc(BLOCK);
  secret.set(key.export());
  const inner = Buffer.alloc(BLOCK + SHORT);
  inner.set(secret.map((byte) => byte ^ 0x36));
  const outer = Buffer.concat([Buffer.from(secret.map((byte) => byte ^ 0x5c)), Buffer.alloc(32)]);
  const asked = (text: string): Buffer =>
    // A letter of a text is three bytes at most.
    text.length * 3 <= SHORT
      ? inner.subarray(0, BLOCK + inner.write(text, BLOCK))
      : Buffer.concat([inner.subarray(0, BLOCK), Buffer.from(text)]);
  return (text) => {
    outer.set(hashOnce('sha256', asked(text), 'buffer'), BLOCK);
    return hashOnce('sha256', outer, 'buffer');
  };
}

/** The blind index of a collection: HMAC-SHA-256 under a key of its own, over collection, lookup and word. */
export function blindOf(collection: string, lookups: Lookups, key: KeyObject): Blind {
  const hmac = hmacOf(key);
  const hash = (lookup: string, word: Text): Buffer | null => {
    const text = plain(word ?? '');
    if (!text) return null;
    return hmac(`${collection}|${lookup}|${text}`).subarray(0, BYTES);
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
