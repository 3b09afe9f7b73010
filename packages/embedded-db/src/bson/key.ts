import { createHash } from 'node:crypto';
import type { Floor } from './number.ts';

/** The first byte of an encoded value: MongoDB's order of types ("Comparison/Sort Order" in its manual). */
export const TAG = {
  min: 0x01,
  undefined: 0x0c,
  null: 0x10,
  number: 0x20,
  string: 0x30,
  object: 0x40,
  array: 0x48,
  binary: 0x50,
  objectId: 0x58,
  bool: 0x60,
  date: 0x68,
  timestamp: 0x70,
  regex: 0x78,
  max: 0xfe,
} as const;

// LMDB keys end at 1,978 bytes, so a longer component keeps its head and a digest of the whole.
const KEPT_DIGEST = 16;
// No component begins with this byte.
const LAST = 0xff;
const MIDDLE = 2 ** 31;

/** How one component of a key is written; `limit` is its longest form. */
export type ComponentShape = { readonly descending: boolean; readonly limit: number };

/** Collects the bytes of a key; encoded values compare as their values do. */
export class KeyWriter {
  bytes: Buffer;
  length = 0;

  constructor(size = 1024) {
    this.bytes = Buffer.allocUnsafe(size);
  }

  reset(): this {
    this.length = 0;
    return this;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  copy(source: Uint8Array): void {
    this.reserve(source.length);
    this.bytes.set(source, this.length);
    this.length += source.length;
  }

  uint32(value: number): void {
    this.reserve(4);
    this.length = this.bytes.writeUInt32BE(value, this.length);
  }

  /** A double whose bytes are in numeric order; NaN comes first. */
  double(tag: number, value: number): void {
    this.reserve(9);
    const { bytes } = this;
    bytes[this.length++] = tag;
    const at = this.length;
    this.length = bytes.writeDoubleBE(value === 0 ? 0 : value, at);
    if (Number.isNaN(value)) bytes.fill(0, at, at + 8);
    else if ((bytes[at] ?? 0) & 0x80) this.invert(at);
    else bytes[at] = (bytes[at] ?? 0) ^ 0x80;
  }

  /** A number between two doubles: behind all that begins with the lower one, by its exact digits. */
  number({ double, digits, power = 0 }: Floor): void {
    this.double(TAG.number, double);
    if (digits === undefined) return;
    this.byte(LAST);
    const start = this.length;
    this.uint32(power + MIDDLE);
    this.copy(Buffer.from(`${digits}\0`));
    if (double < 0) this.invert(start);
  }

  /** Text with its own end: a zero inside is escaped. */
  text(tag: number, source: Buffer, [from, to]: readonly [number, number]): void {
    this.reserve(2 * (to - from) + 2);
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = tag;
    for (let i = from; i < to; i++) {
      const byte = source[i] ?? 0;
      bytes[at++] = byte;
      if (byte === 0) bytes[at++] = 0xff;
    }
    bytes[at++] = 0;
    this.length = at;
  }

  /** The same for a JavaScript string. */
  string(tag: number, value: string): void {
    if (value.includes('\0')) {
      const bytes = Buffer.from(value, 'utf8');
      return this.text(tag, bytes, [0, bytes.length]);
    }
    this.reserve(3 * value.length + 2);
    this.bytes[this.length++] = tag;
    this.length += this.bytes.write(value, this.length, 'utf8');
    this.bytes[this.length++] = 0;
  }

  /** Ends the component that began at `start`; true when it had to be cut. */
  endComponent(start: number, shape: ComponentShape): boolean {
    const isCut = this.length - start > shape.limit;
    if (isCut) {
      const digest = createHash('sha256').update(this.bytes.subarray(start, this.length)).digest();
      this.length = start + keptBytes(shape.limit);
      this.copy(digest.subarray(0, KEPT_DIGEST));
      this.byte(0);
    }
    if (shape.descending) this.invert(start);
    return isCut;
  }

  invert(from: number): void {
    for (let i = from; i < this.length; i++) this.bytes[i] = (this.bytes[i] ?? 0) ^ 0xff;
  }

  take(from = 0): Buffer {
    return Buffer.from(this.bytes.subarray(from, this.length));
  }

  private reserve(size: number): void {
    if (this.length + size <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(2 * (this.length + size));
    this.bytes.copy(grown, 0, 0, this.length);
    this.bytes = grown;
  }
}

/** How many bytes of a value that is too long stay in order. */
export function keptBytes(limit: number): number {
  return limit - KEPT_DIGEST - 1;
}
