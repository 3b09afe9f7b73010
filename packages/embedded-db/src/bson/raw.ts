/** Element types (bsonspec.org, version 1.1). */
export const BSON = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binary: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  code: 13,
  symbol: 14,
  scopedCode: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  maxKey: 0x7f,
  minKey: 0xff,
} as const;

/** Called with the type, the offset of the name and the offset of the value; true ends the walk. */
export type Visit = (type: number, name: number, value: number) => boolean | void;

const FIXED: { readonly [type: number]: number } = {
  [BSON.double]: 8,
  [BSON.undefined]: 0,
  [BSON.objectId]: 12,
  [BSON.bool]: 1,
  [BSON.date]: 8,
  [BSON.null]: 0,
  [BSON.int]: 4,
  [BSON.timestamp]: 8,
  [BSON.long]: 8,
  [BSON.decimal]: 16,
  [BSON.maxKey]: 0,
  [BSON.minKey]: 0,
};

/** How many bytes the value at `at` takes. */
export function sizeAt(raw: Buffer, type: number, at: number): number {
  const fixed = FIXED[type];
  if (fixed !== undefined) return fixed;
  if (type === BSON.object || type === BSON.array || type === BSON.scopedCode) return raw.readInt32LE(at);
  if (type === BSON.string || type === BSON.code || type === BSON.symbol) return raw.readInt32LE(at) + 4;
  if (type === BSON.binary) return raw.readInt32LE(at) + 5;
  if (type === BSON.dbPointer) return raw.readInt32LE(at) + 16;
  if (type === BSON.regex) return raw.indexOf(0, raw.indexOf(0, at) + 1) + 1 - at;
  throw new RangeError(`BSON type ${type} is unknown`);
}

/** Walks the elements of the document that starts at `at`. */
export function elements(raw: Buffer, at: number, visit: Visit): void {
  const end = at + raw.readInt32LE(at) - 1;
  let position = at + 4;
  while (position < end) {
    const type = raw[position] ?? 0;
    const name = position + 1;
    let value = name;
    while (raw[value] !== 0) value++;
    value++;
    if (visit(type, name, value) === true) return;
    position = value + sizeAt(raw, type, value);
  }
}

/** Where the element with this name begins (its type byte), or -1. */
export function findElement(raw: Buffer, at: number, name: Buffer): number {
  const end = at + raw.readInt32LE(at) - 1;
  const length = name.length;
  let position = at + 4;
  while (position < end) {
    const type = raw[position] ?? 0;
    let value = position + 1;
    let same = 0;
    while (same < length && raw[value + same] === name[same]) same++;
    if (same === length && raw[value + same] === 0) return position;
    while (raw[value] !== 0) value++;
    value++;
    position = value + sizeAt(raw, type, value);
  }
  return -1;
}
