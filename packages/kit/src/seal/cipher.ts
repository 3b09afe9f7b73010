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
const HEAD = 5;

const { BSON } = mongo;

const content = (value: unknown): readonly [number, Uint8Array] =>
  typeof value === 'string' ? [TEXT, Buffer.from(value)] : [DOCUMENT, BSON.serialize({ value })];

function packed(value: unknown): Buffer {
  const [kind, bytes] = content(value);
  const whole = Buffer.alloc(Math.ceil((HEAD + bytes.length) / BLOCK) * BLOCK);
  whole[0] = kind;
  whole.writeUInt32LE(bytes.length, 1);
  whole.set(bytes, HEAD);
  return whole;
}

function unpacked(whole: Buffer): unknown {
  const bytes = whole.subarray(HEAD, HEAD + whole.readUInt32LE(1));
  if (whole[0] === TEXT) return bytes.toString();
  return BSON.deserialize(bytes, { promoteBuffers: true })['value'] as unknown;
}

// Only the id is not ours to name, so the bars part it from the rest in one way.
const boundTo = ({ service, collection, id, field }: Spot, key: string): Buffer =>
  Buffer.from(`${service}|${collection}|${id}|${field}|${key}`);

// Chance is fetched in one go for many values: each fetch costs as much as the sealing itself.
const pool = Buffer.alloc(NONCE * 512);
let used = pool.length;

function nonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += NONCE;
  return Buffer.from(pool.subarray(used - NONCE, used));
}

/** Seals a value at its place with the newest key: AES-256-GCM, bound to service, collection, row, field and key. */
export function sealed(value: unknown, spot: Spot, keys: FieldKeys): Buffer {
  const { id, secret } = keys.newest();
  const chance = nonce();
  const cipher = createCipheriv('aes-256-gcm', secret, chance);
  cipher.setAAD(boundTo(spot, id));
  const body = cipher.update(packed(value));
  cipher.final();
  return Buffer.concat([Buffer.from([VERSION, id.length]), Buffer.from(id), chance, cipher.getAuthTag(), body]);
}

/** A value that lay sealed. One that was moved, changed or sealed with a key that is gone does not open. */
export function opened(bytes: Buffer, spot: Spot, keys: FieldKeys): unknown {
  const [version, length = 0] = bytes;
  const id = bytes.toString('latin1', 2, 2 + length);
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
