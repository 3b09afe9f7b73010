import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';
import { mongo } from 'mongoose';
import type { FieldKeys } from './field-keys.ts';

/** Where a value lies. A sealed value opens there and nowhere else. */
export interface Spot {
  readonly service: string;
  readonly collection: string;
  readonly id: string;
  readonly field: string;
}

// version | length of the key's id | key's id | nonce | tag | ciphertext
const VERSION = 1;
// 96 bits of nonce and 128 of tag (NIST SP 800-38D).
const NONCE = 12;
const TAG = 16;
// The length of a sealed value would tell one ethnicity from another: contents are filled up to whole blocks.
const BLOCK = 32;
const TEXT = 0;
const DOCUMENT = 1;
// A flat object of texts, numbers, nothings and lists of them: JSON is several times as fast as BSON.
const FLAT = 2;
const HEAD = 5;

const { BSON } = mongo;

const isPlain = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

const isFlatValue = (value: unknown): boolean => (Array.isArray(value) ? value.every(isPlain) : isPlain(value));

const isFlat = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  Object.values(value).every(isFlatValue);

/** Kind, length, content, and zeros up to whole blocks. */
function packed(value: unknown): Buffer {
  const kind = typeof value === 'string' ? TEXT : isFlat(value) ? FLAT : DOCUMENT;
  const content = kind === TEXT ? (value as string) : kind === FLAT ? JSON.stringify(value) : BSON.serialize({ value });
  const length = Buffer.byteLength(content);
  const whole = Buffer.alloc(Math.ceil((HEAD + length) / BLOCK) * BLOCK);
  whole[0] = kind;
  whole.writeUInt32LE(length, 1);
  if (typeof content === 'string') whole.write(content, HEAD);
  else whole.set(content, HEAD);
  return whole;
}

function unpacked(whole: Buffer): unknown {
  const bytes = whole.subarray(HEAD, HEAD + whole.readUInt32LE(1));
  if (whole[0] === TEXT) return bytes.toString();
  if (whole[0] === FLAT) return JSON.parse(bytes.toString());
  return BSON.deserialize(bytes, { promoteBuffers: true })['value'] as unknown;
}

// Only the id is not ours to name, so the bars part it from the rest in one way.
const boundTo = ({ service, collection, id, field }: Spot, key: string): Buffer =>
  Buffer.from(`${service}|${collection}|${id}|${field}|${key}`);

// Chance is fetched in one go for many values: each fetch costs as much as the sealing itself.
const pool = Buffer.alloc(NONCE * 512);
let used = pool.length;

function putChance(into: Buffer, at: number): void {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  pool.copy(into, at, used, used + NONCE);
  used += NONCE;
}

/** Seals a value at its place with the newest key: AES-256-GCM, bound to service, collection, row, field and key. */
export function sealed(value: unknown, spot: Spot, keys: FieldKeys): Buffer {
  const { id, secret } = keys.newest();
  const content = packed(value);
  const at = 2 + id.length;
  const body = at + NONCE + TAG;
  const whole = Buffer.allocUnsafe(body + content.length);
  whole[0] = VERSION;
  whole[1] = id.length;
  whole.write(id, 2, 'latin1');
  putChance(whole, at);
  const cipher = createCipheriv('aes-256-gcm', secret, whole.subarray(at, at + NONCE));
  cipher.setAAD(boundTo(spot, id));
  whole.set(cipher.update(content), body);
  cipher.final();
  whole.set(cipher.getAuthTag(), at + NONCE);
  return whole;
}

/** The id of the key a value was sealed with. */
export const keyIn = (bytes: Buffer): string => bytes.toString('latin1', 2, 2 + (bytes[1] ?? 0));

/** A value that lay sealed. One that was moved, changed or sealed with a key that is gone does not open. */
export function opened(bytes: Buffer, spot: Spot, keys: FieldKeys): unknown {
  const [version, length = 0] = bytes;
  const id = keyIn(bytes);
  const key = version === VERSION ? keys.find(id) : null;
  if (!key) throw new Error(`${spot.collection}.${spot.field} is sealed with a key that is not here`);
  const at = 2 + length;
  try {
    const cipher = createDecipheriv('aes-256-gcm', key.secret, bytes.subarray(at, at + NONCE), { authTagLength: TAG });
    cipher.setAAD(boundTo(spot, id));
    cipher.setAuthTag(bytes.subarray(at + NONCE, at + NONCE + TAG));
    const whole = cipher.update(bytes.subarray(at + NONCE + TAG));
    cipher.final();
    return unpacked(whole);
  } catch {
    throw new Error(`${spot.collection}.${spot.field} does not open: it was not sealed for this row`);
  }
}
