import type { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson';
import { KeyWriter, TAG } from './key.ts';
import { floorOf } from './number.ts';

type Bson = Binary | Decimal128 | Double | Int32 | Long | ObjectId | Timestamp | { readonly _bsontype: string };
type Write = (key: KeyWriter, value: never) => void;

/** Writes a value so that bytes compare as MongoDB compares values. */
export function putValue(key: KeyWriter, value: unknown): void {
  switch (typeof value) {
    case 'number':
      return key.double(TAG.number, value);
    case 'bigint':
      return key.number(floorOf(value));
    case 'string':
      return key.string(TAG.string, value);
    case 'boolean':
      key.byte(TAG.bool);
      return key.byte(value ? 1 : 0);
    case 'object':
      return value === null ? key.byte(TAG.null) : putObject(key, value);
    default:
      return key.byte(TAG.null);
  }
}

function putObject(key: KeyWriter, value: object): void {
  if (value instanceof Date) return key.double(TAG.date, value.getTime());
  if (Array.isArray(value)) return putList(key, value);
  if (value instanceof RegExp) return key.string(TAG.regex, `${value.source}\0${value.flags}`);
  if (value instanceof Uint8Array) return putBinary(key, value, 0);
  const write = '_bsontype' in value ? byType[String(value._bsontype)] : undefined;
  if (write) return write(key, value as never);
  return putFields(key, value);
}

function putList(key: KeyWriter, list: readonly unknown[]): void {
  key.byte(TAG.array);
  for (const item of list) putValue(key, item);
  key.byte(0);
}

// Objects compare field by field: first the type, then the name, then the value.
function putFields(key: KeyWriter, value: object): void {
  key.byte(TAG.object);
  for (const [name, field] of Object.entries(value)) {
    const start = key.length;
    putValue(key, field);
    const encoded = key.take(start);
    key.length = start;
    key.string(encoded[0] ?? 0, name);
    key.copy(encoded);
  }
  key.byte(0);
}

/** Bytes compare by length, then by subtype, then one by one. */
export function putBinary(key: KeyWriter, bytes: Uint8Array, subtype: number): void {
  key.byte(TAG.binary);
  key.uint32(bytes.length);
  key.byte(subtype);
  key.copy(bytes);
}

// Nearly all are whole numbers a double holds.
function putLong(key: KeyWriter, value: Long): void {
  const near = value.toNumber();
  if (Number.isSafeInteger(near)) key.double(TAG.number, near);
  else key.number(floorOf(value));
}

const byType: { readonly [type: string]: Write } = {
  ObjectId: (key, { id }: ObjectId) => {
    key.byte(TAG.objectId);
    key.copy(id);
  },
  Long: (key, value: Long) => putLong(key, value),
  Double: (key, { value }: Double) => key.double(TAG.number, value),
  Int32: (key, { value }: Int32) => key.double(TAG.number, value),
  Decimal128: (key, value: Decimal128) => key.number(floorOf(value)),
  Timestamp: (key, value: Timestamp) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(value.toBigInt());
    key.byte(TAG.timestamp);
    key.copy(bytes);
  },
  Binary: (key, value: Binary) => putBinary(key, value.buffer.subarray(0, value.position), value.sub_type),
  Code: (key, value: { readonly code: string }) => key.string(TAG.string, String(value.code)),
  BSONSymbol: (key, { value }: { readonly value: string }) => key.string(TAG.string, value),
  MinKey: (key) => key.byte(TAG.min),
  MaxKey: (key) => key.byte(TAG.max),
};

const scratch = new KeyWriter();

/** The ordered bytes of one value. */
export function encodeValue(value: unknown): Buffer {
  putValue(scratch.reset(), value);
  return scratch.take();
}

/** The same as text, for maps and sets. */
export function keyText(value: unknown): string {
  putValue(scratch.reset(), value);
  return scratch.bytes.toString('latin1', 0, scratch.length);
}

/** True for a value made by the bson package (an ObjectId, a Long, …). */
export function isBson(value: object): value is Bson {
  return '_bsontype' in value;
}
