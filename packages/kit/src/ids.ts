import { randomBytes } from 'node:crypto';

// Crockford's alphabet: no I, L, O, U. Ten characters of time, sixteen of order and chance (the ULID specification).
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const written = (value: number, places: number): string => {
  let text = '';
  for (let rest = value; text.length < places; rest = Math.floor(rest / 32))
    text = `${letters[rest % 32] ?? ''}${text}`;
  return text;
};

let last = 0;
let count = 0;

/**
 * A ULID. Within one process later ids sort later, also inside one millisecond: four of the sixteen characters count.
 * Across processes the order is that of making, which is not the order of commit.
 */
export function newId(now: number = Date.now()): string {
  count = now > last ? 0 : count + 1;
  last = Math.max(now, last);
  return written(last, 10) + written(count, 4) + Array.from(randomBytes(12), (byte) => letters[byte % 32]).join('');
}
