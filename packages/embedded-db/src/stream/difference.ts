import { nameAt } from '../bson/names.ts';
import { encode } from '../bson/doc.ts';
import { BSON, elements, findElement, sizeAt } from '../bson/raw.ts';

/**
 * What an update changed: `{ _id, u: changed, r: removed, t: shortened arrays, d: paths that can be misread }`,
 * made from the bytes alone; parts of documents and arrays by dotted names.
 */
export function differenceOf(before: Buffer, after: Buffer): Buffer {
  const compared: Compared = { before, after, changed: [], removed: [], shortened: [], ambiguous: {} };
  compareParts(compared, [0, 0], []);
  const { changed, removed, shortened, ambiguous } = compared;
  const id = findElement(after, 0, ID);
  const idElement = after.subarray(id, id + ID.length + 2 + sizeAt(after, after[id] ?? 0, id + ID.length + 2));
  const lists = {
    r: removed,
    ...(shortened.length > 0 && { t: shortened }),
    ...(Object.keys(ambiguous).length > 0 && { d: ambiguous }),
  };
  return document([idElement, named(BSON.object, 'u', document(changed)), encode(lists).subarray(4, -1)]);
}

type Part = string | number;

type Compared = {
  readonly before: Buffer;
  readonly after: Buffer;
  readonly changed: Buffer[];
  readonly removed: string[];
  readonly shortened: { readonly field: string; readonly newSize: number }[];
  readonly ambiguous: { [path: string]: readonly Part[] };
};

const ID = Buffer.from('_id');
const NUMBER = /^\d+$/;

function compareParts(
  compared: Compared,
  [old, now]: readonly [number, number],
  path: readonly Part[],
  isArray = false,
): void {
  const { before, after } = compared;
  const child = (name: string): readonly Part[] => [...path, isArray ? Number(name) : name];
  const findOld = inStep(before, old);
  let kept = 0;
  elements(after, now, (type, name, value) => {
    const field = after.subarray(name, value - 1);
    const was = findOld(field);
    if (was >= 0) kept++;
    const bytes = after.subarray(value, value + sizeAt(after, type, value));
    const oldValue = was + field.length + 2;
    const isSameType = was >= 0 && before[was] === type;
    if (isSameType && before.subarray(oldValue, oldValue + bytes.length).equals(bytes)) return;
    const here = child(nameAt(after, name));
    const places = [oldValue, value] as const;
    if (isSameType && type === BSON.object) compareParts(compared, places, here);
    else if (isSameType && type === BSON.array && compareArrays(compared, places, here)) return;
    else compared.changed.push(named(type, told(compared, here), bytes));
  });
  if (kept === countIn(before, old)) return;
  const findNew = inStep(after, now);
  elements(before, old, (_, name, value) => {
    const field = before.subarray(name, value - 1);
    if (findNew(field) < 0) compared.removed.push(told(compared, child(field.toString('utf8'))));
  });
}

function countIn(raw: Buffer, at: number): number {
  let count = 0;
  elements(raw, at, () => void count++);
  return count;
}

/**
 * Finds elements by name. Two states of a document have their fields in nearly the same order: the one behind the last
 * that was found is looked at first, and a wide document is not walked through for each of its fields.
 */
function inStep(raw: Buffer, at: number): (name: Buffer) => number {
  const end = at + raw.readInt32LE(at) - 1;
  let next = at + 4;
  return (name) => {
    const value = next + name.length + 2;
    const isNext = value <= end && raw[value - 1] === 0 && raw.compare(name, 0, name.length, next + 1, value - 1) === 0;
    const found = isNext ? next : findElement(raw, at, name);
    if (found < 0) return found;
    const behind = found + name.length + 2;
    next = behind + sizeAt(raw, raw[found] ?? 0, behind);
    return found;
  };
}

// An array that only lost its end, or that kept some of its elements, is told by what changed in it.
function compareArrays(compared: Compared, [old, now]: readonly [number, number], path: readonly Part[]): boolean {
  const [were, are] = [itemsOf(compared.before, old), itemsOf(compared.after, now)];
  const kept = are.filter((item, i) => were[i]?.equals(item)).length;
  if (are.length < were.length) {
    if (kept === are.length) compared.shortened.push({ field: told(compared, path), newSize: are.length });
    return kept === are.length;
  }
  const isOneDocument = were.length === 1 && were[0]?.[0] === BSON.object && are[0]?.[0] === BSON.object;
  if (kept === 0 && !isOneDocument) return false;
  compareParts(compared, [old, now], path, true);
  return true;
}

// Each element with its type in front.
function itemsOf(raw: Buffer, at: number): readonly Buffer[] {
  const items: Buffer[] = [];
  elements(raw, at, (type, _, value) => {
    items.push(Buffer.concat([Buffer.from([type]), raw.subarray(value, value + sizeAt(raw, type, value))]));
  });
  return items;
}

function told({ ambiguous }: Compared, parts: readonly Part[]): string {
  const path = parts.join('.');
  if (parts.some((part) => typeof part === 'number' || part.includes('.') || NUMBER.test(part)))
    ambiguous[path] = parts;
  return path;
}

/** A document out of whole elements. */
export function document(parts: readonly Buffer[]): Buffer {
  const size = parts.reduce((sum, part) => sum + part.length, 5);
  const head = Buffer.alloc(4);
  head.writeInt32LE(size);
  return Buffer.concat([head, ...parts, Buffer.alloc(1)], size);
}

/** One element out of a name and the bytes of its value. */
export function named(type: number, name: string, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), value]);
}
