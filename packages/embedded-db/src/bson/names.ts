// Field names repeat: the same bytes give the same string without decoding them again.
const SLOTS = 4096;
const LONGEST = 32;
const known: (readonly [bytes: Buffer, text: string] | undefined)[] = Array.from({ length: SLOTS });

/** The zero-terminated name that starts at `at`. */
export function nameAt(raw: Buffer, at: number): string {
  let hash = 7;
  let end = at;
  for (let byte = raw[end]; byte; byte = raw[end]) {
    hash = (hash * 31 + byte) | 0;
    end++;
  }
  if (end - at > LONGEST) return raw.toString('utf8', at, end);
  const slot = (hash ^ (end - at)) & (SLOTS - 1);
  const entry = known[slot];
  if (entry && isSame(raw, at, entry[0]) && entry[0].length === end - at) return entry[1];
  const text = raw.toString('utf8', at, end);
  known[slot] = [Buffer.from(raw.subarray(at, end)), text];
  return text;
}

function isSame(raw: Buffer, at: number, bytes: Buffer): boolean {
  for (let i = 0; i < bytes.length; i++) if (raw[at + i] !== bytes[i]) return false;
  return true;
}
