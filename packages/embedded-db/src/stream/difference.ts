import { nameAt } from '../bson/names.ts';
import { encode } from '../bson/doc.ts';
import { BSON, elements, findElement, sizeAt } from '../bson/raw.ts';

/** What an update changed: `{ _id, u: changed, r: removed }`, made from the bytes alone; parts of documents by dotted names. */
export function differenceOf(before: Buffer, after: Buffer): Buffer {
  const changed: Buffer[] = [];
  const removed: string[] = [];
  compareParts({ before, after, changed, removed }, [0, 0], '');
  const id = findElement(after, 0, ID);
  const idElement = after.subarray(id, id + ID.length + 2 + sizeAt(after, after[id] ?? 0, id + ID.length + 2));
  const list = encode({ r: removed }).subarray(4, -1);
  return document([idElement, named(BSON.object, 'u', document(changed)), list]);
}

type Compared = {
  readonly before: Buffer;
  readonly after: Buffer;
  readonly changed: Buffer[];
  readonly removed: string[];
};

const ID = Buffer.from('_id');

function compareParts(compared: Compared, [old, now]: readonly [number, number], path: string): void {
  const { before, after, changed, removed } = compared;
  elements(after, now, (type, name, value) => {
    const field = after.subarray(name, value - 1);
    const was = findElement(before, old, field);
    const bytes = after.subarray(value, value + sizeAt(after, type, value));
    const oldValue = was + field.length + 2;
    const isSame = was >= 0 && before[was] === type && before.subarray(oldValue, oldValue + bytes.length).equals(bytes);
    if (isSame) return;
    const dotted = `${path}${nameAt(after, name)}`;
    if (was >= 0 && type === BSON.object && before[was] === type)
      compareParts(compared, [oldValue, value], `${dotted}.`);
    else changed.push(named(type, dotted, bytes));
  });
  elements(before, old, (_, name, value) => {
    const field = before.subarray(name, value - 1);
    if (findElement(after, now, field) < 0) removed.push(`${path}${field.toString('utf8')}`);
  });
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
