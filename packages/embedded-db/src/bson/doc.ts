import { Binary, Long, ObjectId, Timestamp, UUID, deserialize, serialize } from 'bson';
import { nameAt } from './names.ts';
import { doubleOf } from './number.ts';
import { BSON, elements, sizeAt } from './raw.ts';

/** A decoded document: what a command, a filter or an update is written in. */
export type Doc = Record<string, unknown>;

const TWO_32 = 2 ** 32;

/** A whole document in BSON; undefined becomes null, as the driver writes it. */
export function encode(doc: Doc): Buffer {
  return Buffer.from(serialize(doc, { ignoreUndefined: false, checkKeys: false }));
}

/** Reads a document, or the one that starts at `at` inside another. */
export function decode(raw: Buffer, at = 0): Doc {
  const doc: Doc = {};
  elements(raw, at, (type, name, value) => put(doc, nameAt(raw, name), readValue(raw, type, value)));
  return doc;
}

/** Reads only the top fields that are wanted, in the order they are stored. */
export function decodeFields(raw: Buffer, wanted: ReadonlySet<string>): Doc {
  const doc: Doc = {};
  elements(raw, 0, (type, name, value) => {
    const field = nameAt(raw, name);
    if (wanted.has(field)) put(doc, field, readValue(raw, type, value));
  });
  return doc;
}

/** Sets a field as data, whatever it is called: `__proto__` stays a field. */
export function put(doc: Doc, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(doc, name, { value, enumerable: true, configurable: true, writable: true });
  else doc[name] = value;
}

function decodeArray(raw: Buffer, at: number): unknown[] {
  const list: unknown[] = [];
  elements(raw, at, (type, _, value) => void list.push(readValue(raw, type, value)));
  return list;
}

/** Reads one value; written again it has the same type. */
export function readValue(raw: Buffer, type: number, at: number): unknown {
  return (readers[type] ?? readRare)(raw, at, type);
}

type Reader = (raw: Buffer, at: number, type: number) => unknown;

const readers: { readonly [type: number]: Reader } = {
  [BSON.double]: (raw, at) => doubleOf(raw.readDoubleLE(at)),
  [BSON.string]: (raw, at) => raw.toString('utf8', at + 4, at + 3 + raw.readInt32LE(at)),
  [BSON.object]: decode,
  [BSON.array]: decodeArray,
  [BSON.binary]: readBinary,
  [BSON.undefined]: () => undefined,
  [BSON.objectId]: (raw, at) => new ObjectId(Buffer.from(raw.subarray(at, at + 12))),
  [BSON.bool]: (raw, at) => raw[at] === 1,
  [BSON.date]: (raw, at) => new Date(wholeAt(raw, at)),
  [BSON.null]: () => null,
  [BSON.int]: (raw, at) => raw.readInt32LE(at),
  [BSON.timestamp]: (raw, at) => new Timestamp(raw.readBigUInt64LE(at)),
  [BSON.long]: (raw, at) => new Long(raw.readInt32LE(at), raw.readInt32LE(at + 4)),
};

/** A 64-bit integer as a number, rounded where a number cannot hold it. */
export function wholeAt(raw: Buffer, at: number): number {
  return raw.readInt32LE(at + 4) * TWO_32 + raw.readUInt32LE(at);
}

function readBinary(raw: Buffer, at: number): Binary {
  const bytes = Buffer.from(raw.subarray(at + 5, at + 5 + raw.readInt32LE(at)));
  const subtype = raw[at + 4] ?? 0;
  return subtype === Binary.SUBTYPE_UUID && bytes.length === 16 ? new UUID(bytes) : new Binary(bytes, subtype);
}

// Types nobody here stores often are left to the official reader, inside a document of one field.
function readRare(raw: Buffer, at: number, type: number): unknown {
  const size = sizeAt(raw, type, at);
  const doc = Buffer.alloc(size + 8);
  doc.writeInt32LE(doc.length, 0);
  doc[4] = type;
  doc[5] = 0x76;
  raw.copy(doc, 7, at, at + size);
  return deserialize(doc)['v'];
}
