import { randomFillSync } from 'node:crypto';

// Asked for in one piece: each question to the system costs more than what it gives.
const store = Buffer.alloc(8_192);
let used = store.length;

/** So many random bytes as hexadecimal digits; no byte is given out twice. */
export function randomHex(bytes: number): string {
  if (used + bytes > store.length) {
    randomFillSync(store);
    used = 0;
  }
  used += bytes;
  return store.toString('hex', used - bytes, used);
}
