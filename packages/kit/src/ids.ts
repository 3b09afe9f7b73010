import { randomFillSync } from 'node:crypto';

// Crockford's alphabet: no I, L, O, U. Ten characters of time, sixteen of order and chance (the ULID specification).
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const written = (value: number, places: number): string => {
  let text = '';
  for (let rest = value; text.length < places; rest = Math.floor(rest / 32))
    text = `${letters[rest % 32] ?? ''}${text}`;
  return text;
};

// Chance is fetched in one go for many ids: each fetch costs more than all the rest.
const CHANCE = 12;
const pool = Buffer.alloc(CHANCE * 256);
let used = pool.length;

function chance(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let text = '';
  for (const end = used + CHANCE; used < end; used += 1) text += letters[(pool[used] ?? 0) % 32];
  return text;
}

let last = 0;
let lastText = written(0, 10);
let count = 0;

/**
 * A ULID. Within one process later ids sort later, also inside one millisecond: four of the sixteen characters count.
 * Across processes the order is that of making, which is not the order of commit.
 */
export function newId(now: number = Date.now()): string {
  if (now > last) {
    count = 0;
    last = now;
    lastText = written(last, 10);
  } else {
    count += 1;
  }
  return lastText + written(count, 4) + chance();
}
