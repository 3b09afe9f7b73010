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

// Types whose length stands in front, and how many bytes it does not count.
const PREFIXED: { readonly [type: number]: number } = {
  [BSON.object]: 0,
  [BSON.array]: 0,
  [BSON.scopedCode]: 0,
  [BSON.string]: 4,
  [BSON.code]: 4,
  [BSON.symbol]: 4,
  [BSON.binary]: 5,
  [BSON.dbPointer]: 16,
};

/** How many bytes the value at `at` takes. */
export function sizeAt(raw: Buffer, type: number, at: number): number {
  const fixed = FIXED[type];
  if (fixed !== undefined) return fixed;
  if (type === BSON.regex) return raw.indexOf(0, raw.indexOf(0, at) + 1) + 1 - at;
  const head = PREFIXED[type];
  const length = raw.readInt32LE(at);
  if (head === undefined || length < 0) throw new RangeError(`BSON type ${type} of length ${length} is unknown`);
  return length + head;
}

/** Walks the elements of the document that starts at `at`. */
export function elements(raw: Buffer, at: number, visit: Visit): void {
  const end = at + raw.readInt32LE(at) - 1;
  let position = at + 4;
  while (position < end) {
    const type = raw[position] ?? 0;
    const name = position + 1;
    let value = name;
    while (raw[value]) value++;
    value++;
    if (visit(type, name, value) === true) return;
    position = value + sizeAt(raw, type, value);
  }
  if (position !== end || raw[end] !== 0) throw new RangeError('A BSON document ends where it should not.');
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
    while (raw[value]) value++;
    value++;
    position = value + sizeAt(raw, type, value);
  }
  return -1;
}
