import { nameAt } from '../bson/names.ts';
import { BSON, elements, sizeAt } from '../bson/raw.ts';

type Field = { readonly type: number; readonly at: number; readonly value: number; readonly end: number };
type Place = { readonly raw: Buffer; readonly at: number };

const ZERO = 0x30;
const NINE = 0x39;

/** The updated document with its fields in the order they had: decoded, names like `7` would come first. */
export function inOldOrder(before: Buffer, after: Buffer): Buffer {
  return hasNumbers(before, 0) ? ordered({ raw: before, at: 0 }, { raw: after, at: 0 }) : after;
}

// In a document; the positions of an array are no names.
function hasNumbers(raw: Buffer, at: number, isArray = false): boolean {
  let found = false;
  elements(raw, at, (type, name, value) => {
    found = (!isArray && isNumber(raw[name] ?? 0)) || (isNested(type) && hasNumbers(raw, value, type === BSON.array));
    return found;
  });
  return found;
}

function isNumber(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

function isNested(type: number): boolean {
  return type === BSON.object || type === BSON.array;
}

function ordered(before: Place, after: Place): Buffer {
  const [old, own] = [fieldsOf(before), fieldsOf(after)];
  const kept = [...old.keys()].filter((name) => own.has(name));
  const names = new Set([...kept, ...own.keys()]);
  const parts = [...names].flatMap((name) => {
    const field = own.get(name);
    return field ? [partOf({ raw: before.raw, field: old.get(name) }, { raw: after.raw, field })] : [];
  });
  const body = Buffer.concat([Buffer.alloc(4), ...parts, Buffer.alloc(1)]);
  body.writeInt32LE(body.length, 0);
  return body;
}

type Part = { readonly raw: Buffer; readonly field: Field };

function partOf({ raw, field: old }: { readonly raw: Buffer; readonly field: Field | undefined }, own: Part): Buffer {
  const { type, at, value, end } = own.field;
  if (!isNested(type) || old?.type !== type) return own.raw.subarray(at, end);
  return Buffer.concat([own.raw.subarray(at, value), ordered({ raw, at: old.value }, { raw: own.raw, at: value })]);
}

function fieldsOf({ raw, at }: Place): ReadonlyMap<string, Field> {
  const fields = new Map<string, Field>();
  elements(raw, at, (type, name, value) => {
    fields.set(nameAt(raw, name), { type, at: name - 1, value, end: value + sizeAt(raw, type, value) });
  });
  return fields;
}
